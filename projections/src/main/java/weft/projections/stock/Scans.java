package weft.projections.stock;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.projections.rows.Columns;
import weft.stock.StockEvent;

/** Records the scans under documents: table {@code scan}. */
public final class Scans implements View {
  private static final Columns<ScanRow> ROWS = Columns.of(ScanRow.class);
  private static final String ADD = "insert into scan (%s) %s".formatted(ROWS.names(), ROWS.rows());

  @Override
  public String name() {
    return "scans";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.appended("scan"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(StockEvent.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    ROWS.write(db, ADD, batch.stream().map(ScanRow::of).filter(Objects::nonNull).toList());
  }
}
