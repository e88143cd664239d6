package weft.projections.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.energy.MeterId;
import weft.energy.MeterReplacement;
import weft.machine.reading.Reading;

/** Compares the kept readings of a meter with a stated replacement. */
public final class MeterReadings {
  private static final String METERED = "meter is not null and quality <> 'bad'";
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final int MOST_MACHINES = 100;

  private final JdbcClient db;

  public MeterReadings(JdbcClient writer) {
    this.db = writer;
  }

  /** Why readings and a replacement cannot both be right. */
  public enum Conflict {
    /** The readings after it are no longer kept, so that their energy cannot be counted anew. */
    TOO_LATE,
    /** A reading before it is above the final register. */
    FINAL_BELOW_READING,
    /** A reading after it is below the first register. */
    FIRST_ABOVE_READING,
    /** The readings go on from the old register, without a fall or reset. */
    NOT_REPLACED_THEN
  }

  /**
   * A conflict with a reading.
   *
   * @param at of the reading
   * @param register its value; null where it is no longer kept
   */
  public record Contradicted(Conflict conflict, Instant at, @Nullable BigDecimal register) {}

  private record Metered(long no, @Nullable Reading anchor) {}

  /** The first conflict of a replacement with the readings of the machines that have the meter. */
  public Optional<Contradicted> contradict(MeterId meter, MeterReplacement stated, Instant now) {
    for (Metered it : machines(meter, stated.at())) {
      Contradicted found = conflict(it, stated, now);
      if (found != null) return Optional.of(found);
    }
    return Optional.empty();
  }

  private List<Metered> machines(MeterId meter, Instant at) {
    return db.sql(
            """
            select l.no, l.anchor from machines m join machine_live l on l.stream = m.stream
             where m.owner = ? and m.site = ? and m.meter = ? and (l.metered_since is null or l.metered_since < ?)
             order by m.stream limit ?
            """)
        .param(meter.owner().value())
        .param(meter.site())
        .param(meter.code())
        .param(ReadingTables.sql(at))
        .param(MOST_MACHINES)
        .query(
            (row, _) ->
                new Metered(row.getLong("no"), LiveMachines.reading(row.getString("anchor"))))
        .list();
  }

  private @Nullable Contradicted conflict(Metered machine, MeterReplacement stated, Instant now) {
    var tables = new ReadingTables(db);
    Instant before = stated.at().minus(MICROSECOND);
    Reading anchor = machine.anchor;
    Instant oldest = now.minus(LateReadings.KEPT);
    if (anchor != null && anchor.meter() != null) {
      if (!anchor.at().isBefore(stated.at()))
        return new Contradicted(Conflict.TOO_LATE, anchor.at(), null);
      if (anchor.at().isAfter(oldest)) oldest = anchor.at();
    }
    Reading last = tables.last(machine.no, before, oldest, METERED);
    if (last == null && anchor != null && anchor.meter() != null) last = anchor;
    BigDecimal was = last == null ? null : last.meter();
    if (last != null && was != null && was.compareTo(stated.finalRegister()) > 0)
      return new Contradicted(Conflict.FINAL_BELOW_READING, last.at(), was);
    Reading next = tables.next(machine.no, before, now, METERED);
    BigDecimal is = next == null ? null : next.meter();
    if (next == null || is == null) return null;
    if (is.compareTo(stated.firstRegister()) < 0)
      return new Contradicted(Conflict.FIRST_ABOVE_READING, next.at(), is);
    boolean shows = was == null || next.meterReset() || is.compareTo(was) < 0;
    boolean same = stated.finalRegister().compareTo(stated.firstRegister()) == 0;
    return shows || same ? null : new Contradicted(Conflict.NOT_REPLACED_THEN, next.at(), is);
  }
}
