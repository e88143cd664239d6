package weft.projections.document;

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

/** What an interchange changed in the boards of one side: from a segment to everything it made. */
public final class Effects {
  private Effects() {}

  /**
   * One thing that an interchange changed. This record is the JSON.
   *
   * @param kind {@code call-off-line}, {@code call-off-answer}, {@code received}, {@code
   *     last-receipt}, {@code contradiction}, {@code order}, {@code order-line}, {@code
   *     order-answer}, {@code order-despatch}, {@code document-line}, {@code document-total},
   *     {@code document-tax}, {@code measurement}, {@code nonconformance}, {@code stock-count} or
   *     {@code acknowledgement}
   * @param change what the board says of it, such as {@code added}, {@code more}, {@code removed}
   * @param id of the schedule, order, document or part's stock, as its own URL has it; of the
   *     interchange that was acknowledged
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

  /**
   * Which segments are asked for: those from one to another, by their numbers.
   *
   * @param message the message's reference, where all of it is asked for: also what no segment says
   */
  public record Said(int from, int to, @Nullable String message) {
    /** All that the interchange changed. */
    public static final Said ALL = new Said(0, Integer.MAX_VALUE, null);

    public boolean has(int segment) {
      return from <= segment && segment <= to;
    }
  }

  private static final String ANSWERED =
      "schedule_no, due, ordinal, buyer, supplier, quantity, state, promises, answered_interchange,"
          + " answer_origins, from_position";

  private static String callOffs(String side) {
    return """
    select 'call-off-line' as kind, coalesce(c.kind, case when exists (
        select from schedule_release b where b.schedule_no = r.schedule_no and b.position < r.position) then 'same' else 'added' end) as change, s.schedule as stream, s.part as name, null as line,
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
    select 'call-off-line', c.kind, s.schedule, s.part, null, c.due, c.before, c.now, r.message, null, r.position, c.ordinal
    from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
    join call_off_change c on (c.schedule_no, c.position, c.gone) = (r.schedule_no, r.position, true)
    where r.interchange = :interchange and %1$s
    union all
    select n.kind, case when n.before is null then 'added' when n.before = n.now then 'same' when n.before < n.now then 'more' else 'less' end,
      s.schedule, s.part, null, n.due, n.before, n.now, n.origin ->> 'message', (n.origin ->> 'segment')::int, r.position, 0
    from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
    left join lateral (
      select received_cumulative, last_quantity from schedule_release b
      where b.schedule_no = r.schedule_no and b.position < r.position order by b.position desc limit 1) b on true
    cross join lateral (values
      ('received', r.received_origin, r.received_as_of, b.received_cumulative, r.received_cumulative),
      ('last-receipt', r.last_origin, r.last_date, b.last_quantity, r.last_quantity)) n (kind, origin, due, before, now)
    where r.interchange = :interchange and n.origin ->> 'interchange' = :interchange and n.origin ->> 'message' = r.message and n.now is not null and %1$s
    union all
    select 'call-off-answer', l.state, s.schedule, s.part, null, l.due, l.quantity, coalesce((l.promises -> (n.place::int - 1) ->> 'quantity')::numeric, 0),
      n.origin ->> 'message', (n.origin ->> 'segment')::int, l.from_position, l.ordinal
    from (
      select distinct on (r.schedule_no, r.due, r.ordinal, r.answer_origins) r.*
      from (select %2$s from call_off_line union all select %2$s from call_off_line_past) r
      where r.answered_interchange = :interchange and %1$s
      order by r.schedule_no, r.due, r.ordinal, r.answer_origins, r.from_position) l
    cross join jsonb_array_elements(l.answer_origins) with ordinality as n(origin, place)
    join delivery_schedule s on s.schedule_no = l.schedule_no
    union all
    select 'contradiction', r.code, s.schedule, s.part, r.release, null, null, null, r.message, null, r.position, 0
    from schedule_contradiction r join delivery_schedule s on s.schedule_no = r.schedule_no
    where r.interchange = :interchange and %1$s
    """
        .formatted(side, ANSWERED);
  }

  private static String orders(String side) {
    return """
    versions as (
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
      union all
      select 'order-' || n.what, case when line -> 'before' is null or line -> 'before' = 'null' then 'added' else 'changed' end, v.order_id, v.number, line ->> 'line', null,
        case n.what when 'quantity' then (line #>> '{before,quantity}')::numeric end, (line ->> n.what)::numeric, n.origin ->> 'message', (n.origin ->> 'segment')::int, v.position, place::int
      from versions v cross join jsonb_array_elements(v.lines) with ordinality as l(line, place)
      cross join lateral (values ('quantity', line -> 'quantity_origin'), ('price', line -> 'price_origin')) n (what, origin)
      where n.origin ->> 'interchange' = :interchange and n.origin ->> 'message' = v.message
      union all
      select 'order-answer', line ->> 'state', v.order_id, v.number, line ->> 'line', null, (line ->> 'quantity')::numeric, p.promised,
        line #>> '{answered,origin,message}', (line #>> '{answered,origin,segment}')::int, v.position, place::int
      from versions v cross join jsonb_array_elements(v.lines) with ordinality as l(line, place)
      left join lateral (
        select sum((promise ->> 'quantity')::numeric) as promised
        from jsonb_path_query(case line ->> 'state' when 'proposed' then line #> '{proposal,schedule}' else line -> 'confirmed' end, '$[*]') promise) p on true
      where line #>> '{answered,origin,interchange}' = :interchange and line #>> '{answered,origin,message}' = v.message
      union all
      select 'order-despatch', 'added', v.order_id, v.number, line ->> 'line', null, (line ->> 'quantity')::numeric, (sent ->> 'quantity')::numeric,
        sent #>> '{origin,message}', (sent #>> '{origin,segment}')::int, v.position, place::int
      from versions v cross join jsonb_array_elements(v.lines) with ordinality as l(line, place)
      cross join jsonb_path_query(line -> 'despatched', '$[*]') sent
      where sent #>> '{origin,interchange}' = :interchange and sent #>> '{origin,message}' = v.message
      """;

  private static String documents(String side) {
    return """
    union all
    select n.* from document r left join document_line l on l.position = r.position cross join lateral (
      select 'document-line', r.kind, r.interchange || '-' || r.message, r.number, l.line, null::date, null::numeric, l.quantity,
        r.reference, l.segment, r.position, l.ordinal where l.line is not null
      union all
      select case when p.number in ('measurement', 'nonconformance') then p.number else 'document-' || p.number end, r.kind,
        r.interchange || '-' || r.message, r.number, l.line, null, null,
        case p.number when 'quantity' then l.quantity when 'price' then (l.price ->> 'amount')::numeric when 'amount' then l.amount
          when 'stock' then (l.stocks -> p.at ->> 'quantity')::numeric when 'packages' then (l.packages -> p.at ->> 'count')::numeric when 'measurement' then ((coalesce(l.measurements, '[]') || jsonb_path_query_array(coalesce(l.nonconformances, '[]'), '$[*].measurements[*]')) -> p.at ->> 'value')::numeric end,
        r.reference, p.segment, r.position, l.ordinal
      from jsonb_to_recordset(l.places) as p(number text, at int, segment int)) n
    where %2$s and %1$s
    union all
    select 'document-' || p.number, r.kind, r.interchange || '-' || r.message, r.number, r.payable #>> array['taxes', p.at::text, 'type'], null, null,
      (case p.number when 'total' then r.payable ->> 'total' else r.payable #>> array['taxes', p.at::text, 'amount'] end)::numeric,
      r.reference, p.segment, r.position, -1
    from document r cross join jsonb_to_recordset(r.places) as p(number text, at int, segment int)
    where %2$s and %1$s
    """
        .formatted(
            side,
            "(r.interchange = :interchange and r.correction is null or r.correction ="
                + " :interchange)");
  }

  /**
   * At most {@code limit}, in the order of history. What a release took away is said by no segment,
   * and belongs to whichever of its segments are asked for together.
   *
   * @param skip so many of them
   */
  public static List<Effect> of(
      JdbcClient db, PartyScope scope, String interchange, Said said, long skip, long limit) {
    String side = Documents.side(scope, "r");
    String sql =
        "with "
            + orders(side)
            + ", effects as ("
            + callOffs(side)
            + OF_ORDERS
            + documents(side)
            + """
            )
            select * from effects e where coalesce(e.segment, 0) between :from and :to
              or e.segment is null and (e.message = :message or :from < :to and e.kind = 'call-off-line' and e.position in (
                select position from effects where segment between :from and :to))
            order by position, segment nulls last, due, ordinal, kind offset :skip limit :limit
            """;
    return db.sql(sql)
        .param("interchange", interchange)
        .param("party", scope.party().value())
        .param("from", said.from())
        .param("to", said.to())
        .param("message", said.message(), Types.VARCHAR)
        .param("skip", skip)
        .param("limit", limit)
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
        isStream(kind) ? StreamId.toUrl(stream) : stream,
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

  private static boolean isStream(String kind) {
    return switch (kind) {
      case "call-off-line", "call-off-answer", "received", "last-receipt", "contradiction" -> true;
      case "order", "order-line", "order-quantity", "order-price" -> true;
      case "order-answer", "order-despatch" -> true;
      default -> false;
    };
  }
}
