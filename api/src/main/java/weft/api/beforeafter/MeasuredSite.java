package weft.api.beforeafter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.beforeafter.DeliveredLine;
import weft.beforeafter.HubPeriod;
import weft.beforeafter.SiteStock;
import weft.beforeafter.SiteStock.PartUnit;
import weft.projections.beforeafter.SentOrderLines;
import weft.projections.beforeafter.SiteShipments;

/**
 * The time of a site on the hub, as its shipments show it.
 *
 * @param firstDay null where the site is not on the hub yet
 * @param first the first 90 days; null without a first day
 * @param last the last 90 days; null before the first are over
 * @param shipped what left in the 28 days up to each day of measurement
 */
record MeasuredSite(
    LocalDate today,
    @Nullable LocalDate firstDay,
    @Nullable HubPeriod first,
    @Nullable HubPeriod last,
    Map<HubPeriod, Lines> lines,
    Map<LocalDate, Shipped> shipped) {
  /** The most orders from which the lead time of a period is computed. */
  private static final int MOST_ORDERS = 20_000;

  /** The completed order lines of a period; null if it has too many. */
  record Lines(@Nullable List<DeliveredLine> all) {}

  /**
   * The quantities that left in some days.
   *
   * @param days the number of these days
   */
  record Shipped(Map<PartUnit, BigDecimal> quantities, int days) {}

  /**
   * Reads the shipments as their supplier.
   *
   * @param firstStock the first day on which stock was reported; null for none
   */
  static MeasuredSite of(SiteShipments shipments, @Nullable LocalDate firstStock, LocalDate today) {
    LocalDate firstDay = earlier(shipments.firstDay(), firstStock);
    if (firstDay == null || firstDay.isAfter(today))
      return new MeasuredSite(today, null, null, null, Map.of(), Map.of());
    HubPeriod first = HubPeriod.first(firstDay);
    HubPeriod last = HubPeriod.last(firstDay, today);
    Map<HubPeriod, Lines> lines = new HashMap<>();
    Map<LocalDate, Shipped> shipped = new HashMap<>();
    for (HubPeriod period : last == null ? List.of(first) : List.of(first, last)) {
      lines.put(period, new Lines(SentOrderLines.of(shipments, period, MOST_ORDERS)));
      for (HubPeriod part : period.parts(today))
        shipped.put(part.until(), shipped(shipments, firstDay, part.until()));
    }
    return new MeasuredSite(today, firstDay, first, last, lines, shipped);
  }

  private static Shipped shipped(SiteShipments shipments, LocalDate firstDay, LocalDate day) {
    LocalDate from = day.minusDays(SiteStock.DAYS - 1);
    if (from.isBefore(firstDay)) from = firstDay;
    return new Shipped(shipments.shipped(from, day), new HubPeriod(from, day).begun(day));
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null) return other;
    return other == null || one.isBefore(other) ? one : other;
  }
}
