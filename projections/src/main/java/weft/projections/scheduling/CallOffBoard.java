package weft.projections.scheduling;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.ScheduleContinued;

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
        ViewTable.appended("schedule_contradiction"));
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof DeliveryScheduleEvent;
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    var tables = new CallOffTables(db);
    String[] schedules =
        batch.stream().flatMap(CallOffBoard::schedules).distinct().toArray(String[]::new);
    var pages =
        new CallOffPages(
            tables.schedules(schedules), tables.lines(schedules), tables.releases(schedules));
    batch.forEach(pages::apply);
    tables.write(pages);
  }

  /** The event's own, and the one that it goes on. */
  private static Stream<String> schedules(Recorded recorded) {
    return recorded.payload() instanceof ScheduleContinued it
        ? Stream.of(recorded.stream(), it.predecessor().stream())
        : Stream.of(recorded.stream());
  }
}
