package weft.api.cockpit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * The cockpit of a site at one position. This record is the JSON.
 *
 * @param at the moment for which it was computed
 * @param views from which it was made, as the change feed names them
 */
record CockpitAnswer(
    String site,
    long position,
    @Schema(description = "The moment for which the hub computed it.") Instant at,
    DueOrders orders,
    LineState line,
    StockState stock,
    PickingState picking,
    UtilizationState utilization,
    @Schema(
            description =
                "The views from which it is made, as the change feed names them. Read the cockpit"
                    + " again when one changes.")
        List<String> views) {
  static final List<String> VIEWS =
      List.of(
          "call-offs",
          "orders",
          "shipments",
          "stock",
          "production-schedules",
          "part-agreements",
          "calendars",
          "shifts",
          "machines",
          "machine-stops",
          "machine-days",
          "pickings");
}
