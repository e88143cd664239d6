package weft.projections.ordering;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.projections.rows.Columns;
import weft.projections.rows.Versioned;

/** The message that brought an event of an order: table {@code order_source}. */
record OrderSource(
    long position,
    long orderNo,
    String buyer,
    String supplier,
    String interchange,
    @Nullable String message) {
  private static final Columns<OrderSource> ROWS = Columns.of(OrderSource.class);
  private static final String ADD =
      "insert into order_source (%s) %s".formatted(ROWS.names(), ROWS.rows());

  static List<OrderSource> of(List<Recorded> batch, Versioned<String, OrderRow> orders) {
    List<OrderSource> rows = new ArrayList<>();
    for (Recorded it : batch) {
      Provenance.Source source = it.provenance().source();
      OrderRow order = orders.get(it.stream());
      if (source.interchange() != null && order != null)
        rows.add(
            new OrderSource(
                it.position(),
                order.orderNo(),
                order.buyer(),
                order.supplier(),
                source.interchange(),
                source.message()));
    }
    return rows;
  }

  static void write(JdbcClient db, List<OrderSource> rows) {
    ROWS.write(db, ADD, rows);
  }
}
