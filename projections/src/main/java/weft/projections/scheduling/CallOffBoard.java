package weft.projections.scheduling;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.scheduling.DeliveryScheduleEvent;

/** Every schedule with its lines and answers, versioned by position. */
public final class CallOffBoard implements View {
  @Override
  public String name() {
    return "call-off-board";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(
        ViewTable.versioned("delivery_schedule"),
        ViewTable.appended("schedule_release"),
        ViewTable.versioned("call_off_line"),
        ViewTable.appended("call_off_change"),
        ViewTable.appended("schedule_contradiction"),
        ViewTable.appended("count_ruling"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(DeliveryScheduleEvent.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    var tables = new CallOffTables(db);
    String[] schedules = batch.stream().map(Recorded::stream).distinct().toArray(String[]::new);
    var pages = tables.stored(schedules);
    batch.forEach(pages::apply);
    tables.write(pages);
  }
}
