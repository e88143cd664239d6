package weft.projections.document;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.party.PartyScope;

/** What an interchange changed in the boards of one side: from a segment to everything it made. */
public final class Effects {
  private Effects() {}

  /**
   * One thing that an interchange changed. This record is the JSON.
   *
   * @param kind {@code call-off-line}, {@code contradiction}, {@code order}, {@code order-line} or
   *     {@code document-line}
   * @param change what the board says of it, such as {@code added}, {@code more}, {@code removed}
   * @param id of the schedule, order or document, as its own URL has it
   * @param name part or number, for people
   * @param line the order's or document's line
   * @param segment that says it, where one does: what is gone is said by none
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

  private static String callOffs(String side) {
    return """
    select 'call-off-line' as kind, coalesce(c.kind, 'added') as change, s.schedule as stream, s.part as name, null as line,
      l.due, c.before, l.quantity as now, l.message, l.segment, r.position, l.ordinal
    from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
    join lateral (
      select due, ordinal, quantity, message, segment from call_off_line l
      where l.schedule_no = r.schedule_no and l.interchange = :interchange and l.from_position = r.position
      union all
      select due, ordinal, quantity, message, segment from call_off_line_past l
      where l.schedule_no = r.schedule_no and l.interchange = :interchange and l.from_position = r.position) l on true
    left join call_off_change c on (c.schedule_no, c.position, c.due, c.ordinal, c.gone) = (r.schedule_no, r.position, l.due, l.ordinal, false)
    where r.interchange = :interchange and %1$s
    union all
    select 'call-off-line', c.kind, s.schedule, s.part, null, c.due, c.before, c.now, null, null, r.position, c.ordinal
    from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
    join call_off_change c on (c.schedule_no, c.position, c.gone) = (r.schedule_no, r.position, true)
    where r.interchange = :interchange and %1$s
    union all
    select 'contradiction', r.code, s.schedule, s.part, r.release, null, null, null, null, null, r.position, 0
    from schedule_contradiction r join delivery_schedule s on s.schedule_no = r.schedule_no
    where r.interchange = :interchange and %1$s
    """
        .formatted(side);
  }

  private static String orders(String side) {
    return """
    , versions as (
      select r.position, r.message, o.order_id, o.number, o.state, o.lines
      from order_source r join lateral (
        select order_id, number, state, lines from purchase_order o where o.order_no = r.order_no and o.from_position = r.position
        union all
        select order_id, number, state, lines from purchase_order_past o where o.order_no = r.order_no and o.from_position = r.position) o on true
      where r.interchange = :interchange and %1$s)
    """
        .formatted(side);
  }

  private static final String OF_ORDERS =
      """
      union all
      select 'order', v.state, v.order_id, v.number, null, null, null, null, v.message, null, v.position, 0 from versions v
      union all
      select 'order-line', case when line -> 'before' is null or line -> 'before' = 'null' then 'added' else 'changed' end,
        v.order_id, v.number, line ->> 'line', null, (line #>> '{before,quantity}')::numeric, (line ->> 'quantity')::numeric,
        line #>> '{origin,message}', (line #>> '{origin,segment}')::int, v.position, place::int
      from versions v cross join jsonb_array_elements(v.lines) with ordinality as l(line, place)
      where line #>> '{origin,interchange}' = :interchange and line #>> '{origin,message}' = v.message
      """;

  private static String documents(String side) {
    return """
    union all
    select 'document-line', r.kind, r.interchange || '-' || r.message, r.number, l.line, null, null, l.quantity, null, l.segment, r.position, l.ordinal
    from document r join document_line l on l.position = r.position
    where (r.interchange = :interchange and r.correction is null or r.correction = :interchange) and %1$s
    """
        .formatted(side);
  }

  /**
   * At most {@code limit}, in the order of history.
   *
   * @param from the first segment that counts, and {@code to} the last; from 0 also what no segment
   *     says
   * @param skip so many of them
   */
  public static List<Effect> of(
      JdbcClient db,
      PartyScope scope,
      String interchange,
      int from,
      int to,
      long skip,
      long limit) {
    String side = Documents.side(scope, "r");
    String sql =
        "with nothing as (select 1)"
            + orders(side)
            + "select * from ("
            + callOffs(side)
            + OF_ORDERS
            + documents(side)
            + ") e where coalesce(e.segment, 0) between :from and :to"
            + " order by position, segment nulls last, due, ordinal, kind offset :skip limit "
            + limit;
    return db.sql(sql)
        .param("interchange", interchange)
        .param("party", scope.party().value())
        .param("from", from)
        .param("to", to)
        .param("skip", skip)
        .query(Effects::effect)
        .list();
  }

  private static Effect effect(ResultSet row, int number) throws SQLException {
    String kind = row.getString("kind");
    String stream = row.getString("stream");
    int segment = row.getInt("segment");
    return new Effect(
        kind,
        row.getString("change"),
        kind.equals("document-line") ? stream : StreamId.toUrl(stream),
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
