package weft.projections.ordering;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.LateRows;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.ordering.PurchaseOrderEvent;
import weft.projections.rows.Columns;
import weft.projections.rows.RecordRows;
import weft.projections.rows.RowsWithin;
import weft.projections.rows.Versioned;
import weft.projections.rows.WritePieces;

/** Every order with its lines, versioned by position. */
public final class OrderBoard implements View {
  private static final RecordRows<OrderRow> STORED_ROWS = RecordRows.of(OrderRow.class);
  private static final Columns<OrderRow> ROWS = Columns.of(OrderRow.class);
  private static final Columns<OrderRow> CHANGES =
      ROWS.only(
          "order_no",
          "state",
          "line_count",
          "open_lines",
          "first_due",
          "last_due",
          "version",
          "lines",
          "history",
          "from_position");
  private static final Columns<Versioned.Past<OrderRow>> PAST = ROWS.past();
  private static final Columns<Versioned.Past<OrderRow>> ENDED =
      PAST.only("order_no", "until_position");

  private static final String STORED =
      "select %s from purchase_order o where order_id = any(?)".formatted(STORED_ROWS.columns("o"));
  private static final String END =
      "insert into purchase_order_past (%s) select %s, e.until_position from (%s) e join purchase_order o on o.order_no = e.order_no"
          .formatted(PAST.names(), STORED_ROWS.columns("o"), ENDED.rows());
  private static final String PASS =
      "insert into purchase_order_past (%s) %s".formatted(PAST.names(), PAST.rows());
  private static final String ADD =
      "insert into purchase_order (%s) %s".formatted(ROWS.names(), ROWS.rows());
  private static final String CHANGE =
      """
      update purchase_order o set
        (state, line_count, open_lines, first_due, last_due, version, lines, history, from_position) =
        row(c.state, c.line_count, c.open_lines, c.first_due, c.last_due, c.version, c.lines, c.history, c.from_position)
      from (%s) c where o.order_no = c.order_no
      """
          .formatted(CHANGES.rows());

  @Override
  public String name() {
    return "order-board";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.versioned("purchase_order"), ViewTable.appended("order_source"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(PurchaseOrderEvent.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    new WritePieces<String, OrderRow>(
            Recorded::stream,
            (ids, _, bytes) -> RowsWithin.read(stored(db, ids), STORED_ROWS, bytes),
            OrderRow::orderId,
            OrderBoard::apply,
            (orders, events) -> write(db, orders, events))
        .write(batch);
  }

  private static void apply(Versioned<String, OrderRow> orders, Recorded recorded) {
    OrderRow next = OrderPage.after(orders.get(recorded.stream()), recorded);
    if (next != null) orders.put(next);
  }

  private static void write(
      JdbcClient db, Versioned<String, OrderRow> orders, List<Recorded> events) {
    ENDED.write(db, END, orders.ended());
    pass(db, orders.past());
    add(db, orders.added());
    change(db, orders.changed());
    OrderSource.write(db, OrderSource.of(events, orders));
  }

  @Override
  public LateRows late() {
    return new LateOrders();
  }

  static JdbcClient.StatementSpec stored(JdbcClient db, List<String> orders) {
    return db.sql(STORED).param(orders.toArray(String[]::new));
  }

  static List<OrderRow> rows(JdbcClient db, List<String> orders) {
    return stored(db, orders).query(STORED_ROWS).list();
  }

  static void pass(JdbcClient db, List<Versioned.Past<OrderRow>> over) {
    PAST.write(db, PASS, over);
  }

  static void add(JdbcClient db, List<OrderRow> rows) {
    ROWS.write(db, ADD, rows);
  }

  static void change(JdbcClient db, List<OrderRow> rows) {
    CHANGES.write(db, CHANGE, rows);
  }
}
