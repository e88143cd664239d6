package weft.projections.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.energy.MeterReplacement;
import weft.machine.reading.EnergyQuarter;
import weft.machine.reading.Reading;
import weft.projections.reading.IntervalTable.IntervalRow;
import weft.projections.reading.LateReadings.Mended;
import weft.projections.reading.LiveMachine.Metering;
import weft.projections.reading.QuarterTable.QuarterRow;

/**
 * Counts a machine's energy anew where a replacement of its meter was stated after readings had
 * come. It works at the machine's next reading, in a transaction that has the machine's lock.
 */
final class ReplacedMeters {
  private final ReadingTables readings;
  private final IntervalTable intervals;
  private final QuarterTable quarters;
  private final LiveMachines machines;
  private final Instant now;

  ReplacedMeters(JdbcClient db, Instant now) {
    this.readings = new ReadingTables(db);
    this.intervals = new IntervalTable(db);
    this.quarters = new QuarterTable(db);
    this.machines = new LiveMachines(db);
    this.now = now;
  }

  /** Returns the machine with its energy counted anew. */
  LiveMachine current(LiveMachine live) {
    LiveMachine it = live;
    if (it.metering() == Metering.OTHER_METER) {
      machines.follow(it.stream());
      it = machines.locked(it.stream()).getFirst();
    }
    if (it.metering() != Metering.REPLACED) return it;
    recount(it);
    return machines.locked(it.stream()).getFirst();
  }

  private void recount(LiveMachine live) {
    Instant first = firstOtherwise(live);
    Mended mended = first == null ? null : new LateReadings(readings, live, now).recount(first);
    // Readings that contradict the statement stay as they are. Later ones are refused until one
    // or the other is corrected.
    if (mended != null) write(live, mended);
    machines.recounted(live.stream(), mended == null ? null : mended.last());
  }

  /** The moment of the first kept reading whose energy changes; null where there is none. */
  private @Nullable Instant firstOtherwise(LiveMachine live) {
    for (Reading it :
        readings.readings(live.no(), now.minus(LateReadings.KEPT), now.plus(ReadingDoor.AHEAD)))
      if (it.meter() != null && !isSame(it.meterOffset(), offset(live, it.at()))) return it.at();
    return null;
  }

  private static @Nullable BigDecimal offset(LiveMachine live, Instant at) {
    return MeterReplacement.offset(live.replacements(), at);
  }

  private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return zero(one).compareTo(zero(other)) == 0;
  }

  private static BigDecimal zero(@Nullable BigDecimal it) {
    return Objects.requireNonNullElse(it, BigDecimal.ZERO);
  }

  private void write(LiveMachine live, Mended mended) {
    List<MeterReplacement> stated = live.replacements();
    readings.offset(
        live.no(), mended.from(), stated.isEmpty() ? null : stated.getFirst().at(), null);
    for (int i = 0; i < stated.size(); i++) {
      Instant from = stated.get(i).at();
      Instant until = i + 1 == stated.size() ? null : stated.get(i + 1).at();
      if (until == null || until.isAfter(mended.from()))
        readings.offset(
            live.no(), later(from, mended.from()), until, offset(live, later(from, mended.from())));
    }
    String owner = live.machine().owner().value();
    intervals.delete(live.stream(), mended.from(), now.plus(ReadingDoor.AHEAD));
    intervals.put(
        mended.intervals().stream().map(it -> new IntervalRow(live.stream(), owner, it)).toList());
    quarters.add(mended.change().stream().map(it -> quarter(live, it)).toList());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static QuarterRow quarter(LiveMachine live, EnergyQuarter it) {
    return new QuarterRow(
        live.machine().owner().value(),
        live.machine().site(),
        live.machine().code(),
        live.energyMeter(),
        it);
  }
}
