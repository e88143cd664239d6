package weft.api.beforeafter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.beforeafter.DeliveredLine;
import weft.beforeafter.Measured;
import weft.event.StreamId;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderId;

/**
 * A site before the hub and since, at one position. This record is the JSON.
 *
 * @param at the moment for which it was computed: that of the last event
 * @param today the day at the site at that moment
 * @param firstDay on which the site was on the hub; null where it is not yet
 * @param views from which it was made, as the change feed names them
 */
record BeforeAfterAnswer(
    String site,
    long position,
    @Schema(description = "The moment of the last event in it.") Instant at,
    LocalDate today,
    @Schema(
            description =
                "The first day on which goods left the site in a shipment that was reported within"
                    + " 31 days, or on which its stock was reported.")
        @Nullable LocalDate firstDay,
    List<ComparedFigure> figures,
    @Schema(description = "The views from which it is made, as the change feed names them.")
        List<String> views) {
  static final List<String> VIEWS =
      List.of("stated-figures", "orders", "shipments", "stock", "part-agreements", "calendars");

  /**
   * A figure in its three periods.
   *
   * @param before stated, not measured
   * @param first the first 90 days on the hub
   * @param last the last 90 days, without any of the first
   * @param change from {@code before} to the latest known period; null where one is unknown
   */
  record ComparedFigure(
      @Schema(example = "lead-time") String code,
      Text definition,
      FigureOfPeriod before,
      FigureOfPeriod first,
      FigureOfPeriod last,
      @Nullable FigureChange change) {}

  /**
   * The difference of a figure from the stated one.
   *
   * @param period {@code first} or {@code last}
   */
  record FigureChange(
      @Schema(example = "last") String period,
      @Schema(type = "string", description = "In percent of the stated figure.", example = "-31.0")
          BigDecimal percent) {}

  /**
   * A figure of a period.
   *
   * @param measured false for stated ones
   * @param until the last day; after today while the period is not over
   * @param days how many of its days have begun; null for stated ones
   * @param basis how many months, order lines, or measurements of stock made it
   * @param link the portal's screen that shows what made it
   * @param points the figure of each month, or of each 30 days
   * @param lines the order lines that made a lead time, the latest first; null for other figures
   * @param linesComplete false where there are more of them
   */
  record FigureOfPeriod(
      boolean measured,
      @Schema(description = "Null where it is not known; never 0 instead.")
          @Nullable Quantity value,
      @Schema(description = "DAY, or a currency.") @Nullable String unit,
      @Schema(description = "Why there is no value.") Measured.@Nullable Unknown unknown,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable Integer days,
      @Schema(description = "The share that is known of what the figure is about, in percent.")
          @Nullable Quantity coverage,
      int basis,
      @Schema(example = "/stock") String link,
      List<FigurePoint> points,
      @Nullable List<TimedLine> lines,
      boolean linesComplete) {}

  /**
   * An order line whose whole quantity left.
   *
   * @param order its id in the API
   * @param counts false where its last shipment was recorded long after it left
   */
  record TimedLine(
      String order,
      String number,
      String buyer,
      String line,
      LocalDate ordered,
      LocalDate left,
      long days,
      boolean counts) {
    static TimedLine of(DeliveredLine it) {
      PurchaseOrderId order = PurchaseOrderId.of(it.order());
      return new TimedLine(
          StreamId.toUrl(it.order()),
          order.number(),
          order.buyer().value(),
          it.line(),
          it.ordered(),
          it.left(),
          it.days(),
          it.isRecordedInTime());
    }
  }

  /**
   * A figure of a part of a period.
   *
   * @param on the last day of the part
   * @param link the portal's screen that shows what made it, at that moment
   */
  record FigurePoint(
      LocalDate on,
      @Nullable Quantity value,
      @Nullable String unit,
      Measured.@Nullable Unknown unknown,
      @Nullable Quantity coverage,
      String link) {
    static FigurePoint of(LocalDate on, Measured it, String link) {
      return new FigurePoint(
          on, quantity(it.value()), it.unit(), it.unknown(), quantity(it.coverage()), link);
    }
  }

  static @Nullable Quantity quantity(@Nullable BigDecimal it) {
    return it == null ? null : new Quantity(it);
  }
}
