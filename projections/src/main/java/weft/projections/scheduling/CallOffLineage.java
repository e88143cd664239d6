package weft.projections.scheduling;

import java.util.Set;
import weft.projections.rows.Board.Seen;
import weft.projections.rows.Lineage;

/** Changes that the messages of an interchange made in schedules: lines, answers, receipts. */
public final class CallOffLineage {
  private static final Set<String> TABLES =
      Set.of("schedule_release", "call_off_line", "call_off_line_past", "schedule_contradiction");

  private static final String ANSWERED =
      "schedule_no, due, ordinal, quantity, state, promises, answered_interchange, answer_origins,"
          + " from_position";

  private static final String LINES =
      """
      select 'call-off-line' as kind, coalesce(c.kind, case when b.renewed then 'same' else 'added' end) as change,
        s.schedule as stream, s.part as name, null as line, l.due, c.before, l.quantity as now, l.message, l.segment, r.position, l.ordinal,
        false as with_items, r.buyer, r.supplier
      from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
      cross join lateral (
        select exists (select from schedule_release o where o.schedule_no = r.schedule_no and o.position < r.position) as renewed) b
      join lateral (
        select due, ordinal, quantity, message, segment from call_off_line l
        where l.schedule_no = r.schedule_no and l.interchange = :interchange and l.from_position = r.position
        union all
        select due, ordinal, quantity, message, segment from call_off_line_past l
        where l.schedule_no = r.schedule_no and l.interchange = :interchange and l.from_position = r.position) l on true
      left join call_off_change c on (c.schedule_no, c.position, c.due, c.ordinal, c.gone) = (r.schedule_no, r.position, l.due, l.ordinal, false)
      where r.interchange = :interchange
      union all
      select 'call-off-line', c.kind, s.schedule, s.part, null, c.due, c.before, c.now, r.message, null, r.position, c.ordinal, true, r.buyer, r.supplier
      from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
      join call_off_change c on (c.schedule_no, c.position, c.gone) = (r.schedule_no, r.position, true)
      where r.interchange = :interchange
      """;

  private static final String RECEIVED =
      """
      select n.kind, case when n.before is null then 'added' when n.before = n.now then 'same' when n.before < n.now then 'more' else 'less' end,
        s.schedule, s.part, null, n.due, n.before, n.now, n.origin ->> 'message', (n.origin ->> 'segment')::int, r.position, 0, false, r.buyer, r.supplier
      from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
      left join lateral (
        select received_cumulative, last_quantity from schedule_release b
        where b.schedule_no = r.schedule_no and b.position < r.position order by b.position desc limit 1) b on true
      cross join lateral (values
        ('received', r.received_origin, r.received_as_of, b.received_cumulative, r.received_cumulative),
        ('last-receipt', r.last_origin, r.last_date, b.last_quantity, r.last_quantity)) n (kind, origin, due, before, now)
      where r.interchange = :interchange and n.origin ->> 'interchange' = :interchange and n.origin ->> 'message' = r.message and n.now is not null
      """;

  private static final String ANSWERS =
      """
      select 'call-off-answer', l.state, s.schedule, s.part, null, l.due, l.quantity, coalesce((l.promises -> (n.place::int - 1) ->> 'quantity')::numeric, 0),
        n.origin ->> 'message', (n.origin ->> 'segment')::int, l.from_position, l.ordinal, false, s.buyer, s.supplier
      from (
        select distinct on (r.schedule_no, r.due, r.ordinal, r.answer_origins) r.*
        from (select %1$s from call_off_line union all select %1$s from call_off_line_past) r
        where r.answered_interchange = :interchange
        order by r.schedule_no, r.due, r.ordinal, r.answer_origins, r.from_position) l
      cross join jsonb_array_elements(l.answer_origins) with ordinality as n(origin, place)
      join delivery_schedule s on s.schedule_no = l.schedule_no
      """
          .formatted(ANSWERED);

  /** A schedule that continues under another name, and the one that it continues. */
  private static final String SCHEDULES =
      """
      select 'schedule', r.kind, s.schedule, s.part, s.agreement, null, null, null, r.message, null, r.position, -1, false, r.buyer, r.supplier
      from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
      where r.interchange = :interchange and r.kind in ('continued', 'ended')
      """;

  private static final String CONTRADICTIONS =
      """
      select 'contradiction', r.code, s.schedule, s.part, r.release, null, null, null, r.message, null, r.position, 0, false, r.buyer, r.supplier
      from schedule_contradiction r join delivery_schedule s on s.schedule_no = r.schedule_no
      where r.interchange = :interchange
      """;

  public static final Lineage LINEAGE =
      Lineage.ofStreams(
          Seen.BY_SIDES,
          TABLES,
          String.join("union all\n", LINES, RECEIVED, ANSWERS, SCHEDULES, CONTRADICTIONS));

  private CallOffLineage() {}
}
