package weft.projections.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.energy.MeterReplacement;
import weft.machine.MachineId;
import weft.machine.reading.MachineInterval;
import weft.machine.reading.Reading;

/**
 * A machine whose readings this transaction folds.
 *
 * @param no its number in the table of readings
 * @param replacements of the meter, since the machine has it
 * @param last the latest reading; null before the first
 * @param anchor the latest reading of those that were dropped
 * @param topSeq the highest number of its readings
 * @param tail the last interval; null before the first
 */
record LiveMachine(
    MachineId machine,
    long no,
    @Nullable String meter,
    Metering metering,
    List<MeterReplacement> replacements,
    int reportEverySeconds,
    @Nullable Reading last,
    @Nullable Reading anchor,
    @Nullable Long topSeq,
    @Nullable MachineInterval tail) {

  /** How the machine's counted energy relates to its meter. */
  enum Metering {
    /** All stated replacements are counted. */
    CURRENT,
    /** Some stated replacements are not counted yet. */
    REPLACED,
    /** The machine has another meter now, or its meter is seen for the first time. */
    OTHER_METER
  }

  String stream() {
    return machine.stream();
  }

  /** The code of the meter under which its energy stands. */
  String energyMeter() {
    return meter == null ? machine.code() : meter;
  }
}
