package weft.projections.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.machine.MachineId;
import weft.machine.reading.Reading;

/**
 * A machine whose readings this transaction folds.
 *
 * @param no its number in the table of readings
 * @param last the latest reading; null before the first
 * @param anchor the latest reading of those that were dropped
 * @param topSeq the highest number of its readings
 */
record LiveMachine(
    MachineId machine,
    long no,
    @Nullable String meter,
    int reportEverySeconds,
    @Nullable Reading last,
    @Nullable Reading anchor,
    @Nullable Long topSeq) {

  String stream() {
    return machine.stream();
  }

  /** The code of the meter under which its energy stands. */
  String energyMeter() {
    return meter == null ? machine.code() : meter;
  }

  /** Splits readings into those after the latest one and those that came late. */
  Split split(List<Reading> readings) {
    List<Reading> late = new ArrayList<>();
    List<Reading> next = new ArrayList<>();
    for (Reading it : readings)
      (last != null && !it.at().isAfter(last.at()) ? late : next).add(it);
    return new Split(late, next);
  }

  record Split(List<Reading> late, List<Reading> next) {}
}
