package weft.projections.ordering;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.event.Recorded;
import weft.history.View;
import weft.history.ViewTable;
import weft.ordering.PurchaseOrderEvent;
import weft.projections.rows.RowJson;
import weft.projections.rows.Versioned;

/** Every order with its lines, versioned by position. */
public final class OrderBoard implements View {
  @Override
  public String name() {
    return "order-board";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.versioned("purchase_order"));
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof PurchaseOrderEvent;
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    String[] ids = batch.stream().map(Recorded::stream).distinct().toArray(String[]::new);
    String stored =
        db.sql("select coalesce(json_agg(o), '[]') from purchase_order o where order_id = any(?)")
            .param(ids)
            .query(String.class)
            .single();
    var orders =
        new Versioned<>(
            OrderRow::orderId, RowJson.read(stored, new TypeReference<List<OrderRow>>() {}));
    for (Recorded recorded : batch) {
      OrderRow next = OrderPage.after(orders.get(recorded.stream()), recorded);
      if (next != null) orders.put(next);
    }
    if (!orders.past().isEmpty()) {
      db.sql(
              "insert into purchase_order_past select * from"
                  + " json_populate_recordset(null::purchase_order_past, ?::json)")
          .param(RowJson.ofPast(orders.past()))
          .update();
    }
    if (!orders.written().isEmpty()) {
      db.sql(
              """
              insert into purchase_order select * from json_populate_recordset(null::purchase_order, ?::json)
              on conflict (order_no) do update set
                (state, line_count, open_lines, first_due, last_due, version, lines, history, from_position) =
                row(excluded.state, excluded.line_count, excluded.open_lines, excluded.first_due, excluded.last_due, excluded.version, excluded.lines, excluded.history, excluded.from_position)
              """)
          .param(RowJson.of(orders.written()))
          .update();
    }
  }
}
