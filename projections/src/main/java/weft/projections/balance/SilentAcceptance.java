package weft.projections.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The interval of moments in which silence accepts the same releases. When its end passes, the
 * quantity promised to a buyer changes although no event happens.
 *
 * @param after exclusive; null: no lower bound
 * @param until inclusive; null: no upper bound
 */
public record SilentAcceptance(@Nullable Instant after, @Nullable Instant until) {
  /** For use where silence means nothing. */
  public static final SilentAcceptance ALWAYS = new SilentAcceptance(null, null);

  private static final String SCHEDULES =
      "schedule_no, buyer, part, release_position, from_position";

  /** Computes the interval around a moment. */
  public static SilentAcceptance at(
      JdbcClient db,
      PartyScope scope,
      @Nullable Collection<String> parts,
      Moment moment,
      Instant now) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("now", now.atOffset(ZoneOffset.UTC));
    if (moment.position() != null) params.put("position", moment.position());
    if (parts != null) params.put("parts", parts.toArray(String[]::new));
    return db.sql(
            """
            select max(r.silent_until) filter (where r.silent_until < :now), min(r.silent_until) filter (where r.silent_until >= :now)
            from %s s join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
            where s.buyer = :party and r.silent_until is not null %s
            """
                .formatted(
                    moment.of("delivery_schedule", SCHEDULES),
                    parts == null ? "" : "and s.part = any(:parts)"))
        .params(params)
        .query((row, _) -> new SilentAcceptance(instant(row, 1), instant(row, 2)))
        .single();
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var it = row.getObject(column, OffsetDateTime.class);
    return it == null ? null : it.toInstant();
  }

  /** Whether the same releases are accepted at another moment. */
  public boolean holdsAt(Instant now) {
    return (after == null || now.isAfter(after)) && (until == null || !now.isAfter(until));
  }

  /** The intersection of both intervals. */
  public SilentAcceptance and(SilentAcceptance other) {
    return new SilentAcceptance(
        later(after, other.after), until == null ? other.until : earlier(until, other.until));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) return one == null ? other : one;
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other == null || one.isBefore(other) ? one : other;
  }
}
