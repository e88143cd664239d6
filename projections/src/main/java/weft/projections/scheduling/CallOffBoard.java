package weft.projections.scheduling;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.View;
import weft.scheduling.DeliveryScheduleEvent;

/** Every schedule with its lines and answers, versioned by position. */
public final class CallOffBoard implements View {
  @Override
  public String name() {
    return "call-off-board";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof DeliveryScheduleEvent;
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    var tables = new CallOffTables(db);
    String[] schedules = batch.stream().map(Recorded::stream).distinct().toArray(String[]::new);
    var pages =
        new CallOffPages(
            tables.schedules(schedules), tables.lines(schedules), tables.releases(schedules));
    batch.forEach(pages::apply);
    tables.write(pages);
  }
}
