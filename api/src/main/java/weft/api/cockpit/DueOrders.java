package weft.api.cockpit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.CountedQuantity.Kind;

/**
 * Open goods that customers ordered or called off firmly: one for each part, customer, place and
 * day. Goods that were sent count no more.
 *
 * @param late due before today
 * @param week due today or within the six days after
 */
record DueOrders(Due late, Due today, Due week) {
  /**
   * A number of one period.
   *
   * @param of the sources: call-offs and order lines, each with its own screen
   */
  record Due(
      @Nullable BigDecimal value,
      @Nullable String unknown,
      String link,
      @Schema(description = "The number by its sources.") Sources of) {}

  /** The part of each source in the number. */
  record Sources(Figure callOffs, Figure orderLines) {}

  static DueOrders of(Collection<List<CountedQuantity>> inputs, String site, LocalDate today) {
    List<CountedQuantity> firm =
        inputs.stream()
            .flatMap(List::stream)
            .filter(it -> it.kind() == Kind.CALL_OFFS || it.kind() == Kind.ORDERS)
            .filter(it -> it.firm() && it.on() != null && it.quantity().isPositive())
            .filter(it -> it.site() == null || it.site().equals(site))
            .toList();
    LocalDate last = today.plusDays(6);
    return new DueOrders(
        due(firm, on -> on.isBefore(today), "past"),
        due(firm, on -> on.equals(today), today.toString()),
        due(firm, on -> !on.isBefore(today) && !on.isAfter(last), "week"));
  }

  private static Due due(List<CountedQuantity> firm, Predicate<LocalDate> when, String named) {
    long callOffs = count(firm, Kind.CALL_OFFS, when);
    long lines = count(firm, Kind.ORDERS, when);
    String toCallOffs = "/call-offs?due=" + named;
    String toOrders = "/orders?due=" + named;
    return new Due(
        BigDecimal.valueOf(callOffs + lines),
        null,
        callOffs == 0 && lines > 0 ? toOrders : toCallOffs,
        new Sources(Figure.of(callOffs, toCallOffs), Figure.of(lines, toOrders)));
  }

  private static long count(List<CountedQuantity> firm, Kind kind, Predicate<LocalDate> when) {
    return firm.stream()
        .filter(it -> it.kind() == kind && it.on() != null && when.test(it.on()))
        .count();
  }
}
