package weft.projections.lineage;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.party.PartyScope;
import weft.projections.rows.Board.Seen;

/** Finds what an interchange, or one of its segments, changed in the boards of one side. */
public final class InterchangeEffects {
  private InterchangeEffects() {}

  /**
   * One change that an interchange made. This record is the JSON.
   *
   * @param kind {@code call-off-line}, {@code call-off-answer}, {@code received}, {@code
   *     last-receipt}, {@code contradiction}, {@code order}, {@code order-line}, {@code
   *     order-answer}, {@code order-despatch}, {@code schedule}, {@code shipment}, {@code
   *     shipment-line}, {@code shipment-package}, {@code receipt}, {@code receipt-line}, {@code
   *     receipt-difference}, {@code document-line}, {@code document-total}, {@code document-tax},
   *     {@code measurement}, {@code nonconformance}, {@code stock-count} or {@code acknowledgement}
   * @param change as the board records it, such as {@code added}, {@code more}, {@code removed}
   * @param id of the schedule, order, shipment, document or part's stock, as in its URL; of the
   *     acknowledged interchange
   * @param name part, number or package label, for people
   * @param line the order's or document's line, the schedule's agreement; for a shipment or receipt
   *     the part by the buyer's number
   * @param segment that states it, if one does; no segment states a removal
   * @param position of the event
   * @param offset the byte of the interchange at which the segment begins
   */
  public record Effect(
      String kind,
      String change,
      String id,
      String name,
      @Nullable String line,
      @Nullable LocalDate due,
      @Nullable BigDecimal before,
      @Nullable BigDecimal now,
      @Nullable String message,
      @Nullable Integer segment,
      long position,
      @Nullable Long offset) {

    public Effect at(@Nullable Long byteOffset) {
      return new Effect(
          kind, change, id, name, line, due, before, now, message, segment, position, byteOffset);
    }
  }

  /**
   * The requested segments, a range of their numbers.
   *
   * @param message the message's reference, if all of the message is requested, including changes
   *     that no segment states
   */
  public record Said(int from, int to, @Nullable String message) {
    /** All changes of the interchange. */
    public static final Said ALL = new Said(0, Integer.MAX_VALUE, null);

    public boolean has(int segment) {
      return from <= segment && segment <= to;
    }
  }

  private static final String OF_SIDES = declared(Seen.BY_SIDES);
  private static final String OF_OWNERS = declared(Seen.BY_OWNER);

  private static String declared(Seen seen) {
    return Lineages.ALL.stream()
        .filter(it -> it.seen() == seen)
        .map(
            it ->
                "select l.*, %b as of_stream from (\n%s) l\n".formatted(it.streams(), it.select()))
        .collect(joining("union all\n"));
  }

  /**
   * At most {@code limit} changes, in the order of history. A change that no segment states belongs
   * to its message; if its view declares so, it also comes with the requested items of its event.
   *
   * @param seen changes seen by sides, or by owners; the scope must match
   * @param skip how many changes to skip
   */
  public static List<Effect> of(
      JdbcClient db,
      PartyScope scope,
      Seen seen,
      String interchange,
      Said said,
      long skip,
      long limit) {
    return db.sql(
            """
            with effects as (
              select t.* from (
            %s) t where %s)
            select * from effects e where coalesce(e.segment, 0) between :from and :to
              or e.segment is null and (e.message = :message or :from < :to and e.with_items and e.position in (
                select position from effects where segment between :from and :to))
            order by position, segment is null and ordinal < 0 desc, segment nulls last, due, ordinal, kind offset :skip limit :limit
            """
                .formatted(seen == Seen.BY_SIDES ? OF_SIDES : OF_OWNERS, own(scope, seen)))
        .param("interchange", interchange)
        .param("party", scope.party().value())
        .param("from", said.from())
        .param("to", said.to())
        .param("message", said.message(), Types.VARCHAR)
        .param("skip", skip)
        .param("limit", limit)
        .query(InterchangeEffects::effect)
        .list();
  }

  /** The first segment that states a change of the event at the position; null if none does. */
  public static @Nullable Integer firstSegment(
      JdbcClient db, PartyScope scope, Seen seen, String interchange, long position) {
    return db.sql(
            "select min(t.segment) from (\n%s) t where %s and t.position = :position"
                .formatted(seen == Seen.BY_SIDES ? OF_SIDES : OF_OWNERS, own(scope, seen)))
        .param("interchange", interchange)
        .param("party", scope.party().value())
        .param("position", position)
        .query((row, _) -> row.getObject(1, Integer.class))
        .list()
        .getFirst();
  }

  /**
   * The scope's own rows; a reader who sees all gets a row once although several parties own a
   * copy.
   */
  private static String own(PartyScope scope, Seen seen) {
    return switch (scope.role()) {
      case BUYER -> "t.buyer = :party";
      case SUPPLIER -> "t.supplier = :party";
      case VIEWER -> "t.owner = :party";
      case AUDITOR, OPERATOR -> seen == Seen.BY_OWNER ? "t.once and :party <> ''" : ":party <> ''";
    };
  }

  private static Effect effect(ResultSet row, int number) throws SQLException {
    String stream = row.getString("stream");
    int segment = row.getInt("segment");
    return new Effect(
        row.getString("kind"),
        row.getString("change"),
        row.getBoolean("of_stream") ? StreamId.toUrl(stream) : stream,
        row.getString("name"),
        row.getString("line"),
        row.getObject("due", LocalDate.class),
        row.getBigDecimal("before"),
        row.getBigDecimal("now"),
        row.getString("message"),
        segment == 0 ? null : segment,
        row.getLong("position"),
        null);
  }
}
