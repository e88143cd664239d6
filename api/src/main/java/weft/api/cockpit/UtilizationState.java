package weft.api.cockpit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.reading.ReadContext;
import weft.machine.Effectiveness;
import weft.machine.OeeSums;
import weft.projections.machine.MachineRow;
import weft.projections.reading.MachineTimes;
import weft.projections.reading.MachineTimes.Asked;
import weft.projections.rows.Moment;

/**
 * How a site's machines were used, weighed by their planned busy time.
 *
 * @param today the current shift; between shifts the last 24 hours
 * @param week the last seven days
 */
record UtilizationState(Effectiveness today, Effectiveness week, String link) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  /**
   * Reads the figures of the machines.
   *
   * @param shift when the current shift began; null between shifts
   */
  static UtilizationState of(
      JdbcClient db,
      ReadContext it,
      List<MachineRow> machines,
      @Nullable Instant shift,
      Instant now) {
    return new UtilizationState(
        of(db, it, machines, shift == null ? now.minus(DAY) : shift, now, now),
        of(db, it, machines, now.minus(WEEK), now, now),
        "/machines");
  }

  private static Effectiveness of(
      JdbcClient db,
      ReadContext it,
      List<MachineRow> machines,
      Instant from,
      Instant until,
      Instant now) {
    List<Asked> asked =
        machines.stream()
            .map(row -> new Asked(row.machine(), row.terms().idealSecondsPerPart()))
            .toList();
    // Readings have no position: only a past moment is limited to days that were closed then.
    Moment moment = it.asOf() == null ? Moment.NOW : it.moment();
    OeeSums all = OeeSums.NONE;
    for (OeeSums sums :
        MachineTimes.sums(db, it.scope().party(), moment, asked, from, until, now).values()) {
      if (sums == null) return Effectiveness.OF_OPEN_DAYS;
      all = all.plus(sums);
    }
    return all.effectiveness();
  }
}
