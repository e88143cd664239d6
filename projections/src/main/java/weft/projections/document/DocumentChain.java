package weft.projections.document;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.document.Documents.Document;
import weft.projections.manufacturing.WorkOrderRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.rows.OwnSide;

/**
 * The documents of one order or agreement: order, call-offs, despatch advices, receipt advices and
 * invoices, and whether their quantities agree. It follows only references that messages state, and
 * guesses none.
 *
 * @param orders of that number; two buyers may use the same
 * @param schedules released under that number as their agreement
 * @param documents that name the number, or a despatch advice of the chain; oldest first
 * @param workOrders that make goods for it; a buyer sees them by a grant of production
 */
public record DocumentChain(
    String number,
    List<Order> orders,
    List<Schedule> schedules,
    List<Document> documents,
    List<Match> parts,
    List<WorkOrderRow> workOrders) {
  /** The most entries of each list; a longer chain lacks its newest documents. */
  private static final int MOST = 500;

  private static final long MOST_BYTES = 1_000_000;

  public record Order(
      String order, String buyer, String supplier, @Nullable LocalDate orderDate, String state) {}

  public record Schedule(
      String schedule, String buyer, String supplier, String site, String part, String release) {}

  /**
   * One part's quantities in one unit, each as its document states it; null where no document
   * states any.
   *
   * @param unit a line without a unit counts in the part's only other unit, if there is just one
   * @param summands the summed numbers, oldest first, at most 60
   * @param summandCount how many there are
   * @param remarks the disagreements: {@code despatched-over-ordered}, {@code
   *     received-under-despatched}, {@code received-over-despatched}, {@code
   *     invoiced-over-received}
   */
  public record Match(
      String part,
      @Nullable String unit,
      @Nullable BigDecimal ordered,
      @Nullable BigDecimal despatched,
      @Nullable BigDecimal received,
      @Nullable BigDecimal invoiced,
      List<String> remarks,
      List<ChainSummand> summands,
      int summandCount) {

    static Match of(
        String part,
        @Nullable String unit,
        @Nullable BigDecimal ordered,
        @Nullable BigDecimal despatched,
        @Nullable BigDecimal received,
        @Nullable BigDecimal invoiced,
        List<ChainSummand> summands,
        int summandCount) {
      List<String> remarks = new ArrayList<>();
      if (exceeds(despatched, ordered)) remarks.add("despatched-over-ordered");
      if (received != null && exceeds(despatched, received))
        remarks.add("received-under-despatched");
      if (exceeds(received, despatched)) remarks.add("received-over-despatched");
      // Without a receipt, a despatch is no mismatch, because the goods may be on their way; an
      // invoice is one.
      if (invoiced != null && exceeds(invoiced, received == null ? BigDecimal.ZERO : received))
        remarks.add("invoiced-over-received");
      return new Match(
          part,
          unit,
          ordered,
          despatched,
          received,
          invoiced,
          List.copyOf(remarks),
          summands,
          summandCount);
    }

    private static boolean exceeds(@Nullable BigDecimal one, @Nullable BigDecimal other) {
      return one != null && other != null && one.compareTo(other) > 0;
    }
  }

  public static DocumentChain of(JdbcClient db, PartyScope scope, String number, Moment moment) {
    return new DocumentChain(
        number,
        orders(db, scope, number, moment),
        schedules(db, scope, number, moment),
        documents(db, scope, number, moment),
        parts(db, scope, number, moment),
        List.of());
  }

  /**
   * The chain with its work orders.
   *
   * @param scope of the same party as an owner, because work orders have no sides
   * @param side of the party in the chain
   */
  public DocumentChain withWork(JdbcClient db, PartyScope scope, Side side, Moment moment) {
    var ofSide =
        new Filter(
            side == Side.BUYER ? "t.buyer = :side" : "t.supplier = :side",
            "side",
            scope.role() == PartyScope.Role.AUDITOR ? null : scope.party().value());
    List<Filter> filters = List.of(Filter.is("order_number", number), ofSide);
    var board = WorkOrderRow.BOARD;
    List<WorkOrderRow> rows =
        board.reads().page(db, scope, filters, List.of(), moment, MOST, MOST_BYTES).rows();
    return new DocumentChain(
        number, orders, schedules, documents, parts, board.named(db, scope, moment, rows));
  }

  private static List<Order> orders(JdbcClient db, PartyScope scope, String number, Moment moment) {
    return db.sql(
            "select o.order_id, o.buyer, o.supplier, o.order_date, o.state from %s o where o.number = :number and %s order by o.order_id limit %d"
                .formatted(
                    moment.of(
                        "purchase_order", "order_id, number, buyer, supplier, order_date, state"),
                    OwnSide.of(scope, "o"),
                    MOST))
        .params(numbered(scope, number, moment))
        .query(
            (row, _) ->
                new Order(
                    StreamId.toUrl(row.getString("order_id")),
                    row.getString("buyer"),
                    row.getString("supplier"),
                    row.getObject("order_date", LocalDate.class),
                    row.getString("state")))
        .list();
  }

  private static List<Schedule> schedules(
      JdbcClient db, PartyScope scope, String number, Moment moment) {
    return db.sql(
            """
            select s.schedule, s.buyer, s.supplier, s.site, s.part, r.number
            from %s s join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
            where s.agreement = :number and %s order by s.part, s.schedule limit %d
            """
                .formatted(
                    moment.of(
                        "delivery_schedule",
                        "schedule_no, schedule, buyer, supplier, site, part, agreement,"
                            + " release_position"),
                    OwnSide.of(scope, "s"),
                    MOST))
        .params(numbered(scope, number, moment))
        .query(
            (row, _) ->
                new Schedule(
                    StreamId.toUrl(row.getString("schedule")),
                    row.getString("buyer"),
                    row.getString("supplier"),
                    row.getString("site"),
                    row.getString("part"),
                    row.getString("number")))
        .list();
  }

  /**
   * The documents that name the number, and those that name a despatch advice among these. One
   * transmission may contain several despatch advices (VDA 4913); it then names each as a
   * reference.
   */
  private static String positions(PartyScope scope, Moment moment) {
    String until =
        (moment.position() == null ? "" : " and r.position <= :position")
            + Documents.standing("r", moment);
    return """
    with named as (
      select r.position from document_reference r where r.number = :number and r.kind in ('order', 'agreement') and %1$s%2$s),
    despatched as (
      select d.number, d.buyer, d.supplier from document d
      where d.position in (select position from named) and d.kind = 'despatch-advice'
      union
      select n.number, n.buyer, n.supplier from document_reference n join document d on d.position = n.position
      where d.position in (select position from named) and d.kind = 'despatch-advice' and n.kind = 'despatch-advice'),
    chained as (
      select position from named
      union
      select r.position from document_reference r join despatched d on r.kind = 'despatch-advice' and r.number = d.number
        and (r.buyer, r.supplier) = (d.buyer, d.supplier)
      where %1$s%2$s)
    """
        .formatted(OwnSide.of(scope, "r"), until);
  }

  private static List<Document> documents(
      JdbcClient db, PartyScope scope, String number, Moment moment) {
    return db.sql(
            positions(scope, moment)
                + "select d.*, s.standing, s.because from document d cross join lateral "
                + DocumentStanding.of("d", moment)
                + " s where d.position in (select position from chained) and "
                + OwnSide.of(scope, "d")
                + " order by d.position limit "
                + MOST)
        .params(numbered(scope, number, moment))
        .query(DocumentRows::document)
        .list();
  }

  private static List<Match> parts(JdbcClient db, PartyScope scope, String number, Moment moment) {
    return db.sql(
            positions(scope, moment)
                + """
                , said as (
                  select l.part, l.unit, d.kind, %s as quantity, d.position, l.ordinal::bigint, null as order_id, d.number, l.line,
                    coalesce(d.correction, d.interchange) as interchange, d.reference as message,
                    coalesce((select (p ->> 'segment')::int from jsonb_array_elements(l.places) p where p ->> 'number' = 'quantity'), l.segment) as segment
                  from document d join document_line l on l.position = d.position
                  cross join lateral %s s
                  where d.position in (select position from chained) and %s and %s
                    and l.part is not null and l.quantity is not null and (l.order_number is null or l.order_number = :number)
                  union all
                  select line ->> 'part', line ->> 'unit', 'order', (line ->> 'quantity')::numeric, 0, place, o.order_id, o.number, line ->> 'line',
                    line #>> '{origin,interchange}', line #>> '{origin,message}', coalesce(line #>> '{quantity_origin,segment}', line #>> '{origin,segment}')::int
                  from %s o cross join jsonb_array_elements(o.lines) with ordinality as l(line, place)
                  where o.number = :number and %s and line ->> 'state' <> 'cancelled'),
                unified as (
                  select said.*, case when unit in ('EA', 'PC', 'C62', 'H87') then 'PCE' else unit end as unit_said from said),
                counted as (
                  select unified.*, coalesce(unit_said, case when min(unit_said) over (partition by part) = max(unit_said) over (partition by part) then min(unit_said) over (partition by part) end) as unit_counted
                  from unified),
                placed as (
                  select counted.*, row_number() over (partition by part, unit_counted order by position, ordinal, order_id) as place from counted)
                select part, unit_counted as unit, count(*) as summand_count,
                  jsonb_agg(jsonb_build_object('kind', kind, 'quantity', quantity::text, 'order', order_id, 'number', number, 'line', line, 'origin',
                    jsonb_build_object('interchange', interchange, 'message', message, 'segment', segment)) order by place) filter (where place <= 60) as summands,
                  sum(quantity) filter (where kind = 'order') as ordered,
                  sum(quantity) filter (where kind = 'despatch-advice') as despatched,
                  sum(quantity) filter (where kind = 'receipt-advice') as received,
                  sum(quantity) filter (where kind in (%s)) as invoiced
                from placed group by part, unit_counted order by part, unit_counted limit %d
                """
                    .formatted(
                        DocumentStanding.SHARE,
                        DocumentStanding.of("d", moment),
                        DocumentStanding.counts("d", "s"),
                        OwnSide.of(scope, "d"),
                        moment.of("purchase_order", "order_id, number, buyer, supplier, lines"),
                        OwnSide.of(scope, "o"),
                        DocumentStanding.BILLS,
                        MOST))
        .params(numbered(scope, number, moment))
        .query(DocumentChain::match)
        .list();
  }

  private static Match match(ResultSet row, int at) throws SQLException {
    return Match.of(
        row.getString("part"),
        row.getString("unit"),
        row.getBigDecimal("ordered"),
        row.getBigDecimal("despatched"),
        row.getBigDecimal("received"),
        row.getBigDecimal("invoiced"),
        ChainSummand.read(row.getString("summands")),
        row.getInt("summand_count"));
  }

  private static Map<String, Object> numbered(PartyScope scope, String number, Moment moment) {
    Map<String, Object> params = Documents.params(scope, moment);
    params.put("number", number);
    return params;
  }
}
