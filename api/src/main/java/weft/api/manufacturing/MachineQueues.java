package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.measure.Quantity;
import weft.projections.manufacturing.WorkOrderRow;
import weft.projections.manufacturing.WorkStep;
import weft.projections.rows.RowsWithin;

/**
 * The work that waits at each machine of a site. This record is the JSON.
 *
 * @param complete false if the site has more open orders than were read
 */
record MachineQueues(String site, List<Queue> queues, boolean complete) {
  /** How many open orders of a site are read. */
  static final int MOST = 1_000;

  static final long MOST_BYTES = 8_000_000;

  /**
   * The queue of a machine.
   *
   * @param machine null for steps without a machine
   */
  record Queue(@Nullable String machine, List<Waiting> waiting) {}

  /**
   * A step with goods to work on.
   *
   * @param id of the work order
   * @param toDo what was passed on and has no report yet
   * @param openRework what waits to be worked on again
   */
  record Waiting(
      String id,
      String number,
      String part,
      int step,
      Text names,
      boolean started,
      Quantity toDo,
      Quantity openRework,
      String unit,
      @Nullable LocalDate due,
      Instant releasedAt) {
    private boolean isWork() {
      return toDo.isPositive() || openRework.isPositive();
    }
  }

  static MachineQueues of(String site, RowsWithin<WorkOrderRow> read) {
    List<WorkOrderRow> orders = read.rows();
    Map<String, List<Waiting>> byMachine = new TreeMap<>();
    for (WorkOrderRow order : orders)
      for (WorkStep step : order.steps()) {
        var waiting = waiting(order, step);
        if (waiting.isWork())
          byMachine
              .computeIfAbsent(requireNonNullElse(step.machine(), ""), _ -> new ArrayList<>())
              .add(waiting);
      }
    List<Queue> queues = new ArrayList<>();
    byMachine.forEach(
        (machine, waiting) ->
            queues.add(
                new Queue(
                    machine.isEmpty() ? null : machine,
                    waiting.stream()
                        .sorted(
                            Comparator.comparing((Waiting it) -> !it.started())
                                .thenComparing(it -> requireNonNullElse(it.due(), LocalDate.MAX))
                                .thenComparing(Waiting::releasedAt)
                                .thenComparing(Waiting::number)
                                .thenComparingInt(Waiting::step))
                        .toList())));
    return new MachineQueues(site, queues, read.all() && orders.size() < MOST);
  }

  private static Waiting waiting(WorkOrderRow order, WorkStep step) {
    return new Waiting(
        order.id(),
        order.number(),
        order.part(),
        step.step(),
        step.names(),
        step.started(),
        step.unreported(),
        step.openRework(),
        order.unit(),
        order.due(),
        order.releasedAt());
  }
}
