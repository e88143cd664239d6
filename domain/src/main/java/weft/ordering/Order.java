package weft.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.party.PartyCode;
import weft.promise.Promise;

/**
 * A discrete order as the buyer placed it (EDIFACT ORDERS, X12 850).
 *
 * @param site the receiving site's code; null if the buyer states none
 * @param currency ISO 4217
 * @param terms of delivery and payment, and texts; null if none are stated
 */
public record Order(
    PartyCode supplier,
    @Nullable String site,
    @Nullable LocalDate orderDate,
    @Nullable String currency,
    List<Line> lines,
    @Nullable OrderTerms terms) {
  /**
   * The most lines of an order that comes by message, because each change event lists all of them.
   */
  public static final int MOST_LINES = 10_000;

  public Optional<Line> line(String number) {
    return lines.stream().filter(it -> it.line().equals(number)).findFirst();
  }

  /** Returns the order after a change: lines keep their positions, new lines come last. */
  Order changed(OrderChanged change) {
    Map<String, Line> all = new LinkedHashMap<>();
    lines.forEach(it -> all.put(it.line(), it));
    change.lines().forEach(it -> all.put(it.line(), it));
    change.removed().forEach(all::remove);
    List<Line> now = List.copyOf(all.values());
    OrderChanged.Head head = change.head();
    return head == null
        ? new Order(supplier, site, orderDate, currency, now, terms)
        : new Order(supplier, head.site(), orderDate, head.currency(), now, head.terms());
  }

  /** Returns the order without its places in the message, to compare content alone. */
  Order withoutOrigin() {
    return new Order(
        supplier,
        site,
        orderDate,
        currency,
        lines.stream().map(Line::withoutOrigin).toList(),
        terms);
  }

  /**
   * One line.
   *
   * @param line its number (LIN 1082)
   * @param part the buyer's part number
   * @param price per unit, in the order's currency; null if not stated
   * @param schedule requested deliveries; at least one
   * @param segment the segment of the partner's message that states the line
   * @param texts in the buyer's words, in addition to the description; null if there are none
   * @param stated the segments that state the numbers; null if that is the line's own segment
   */
  public record Line(
      String line,
      String part,
      @Nullable String supplierPart,
      @Nullable String description,
      String unit,
      Quantity quantity,
      @Nullable BigDecimal price,
      List<Promise> schedule,
      @Nullable Integer segment,
      @Nullable List<String> texts,
      @Nullable StatedIn stated) {
    Line withoutOrigin() { // 12.50 and 12.5 are the same price
      BigDecimal plain = price == null ? null : price.stripTrailingZeros();
      return new Line(
          line,
          part,
          supplierPart,
          description,
          unit,
          quantity,
          plain,
          schedule,
          null,
          texts,
          null);
    }
  }
}
