package weft.shipment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The buyer's statement of what it received of a shipment; a shipment can have several receipts.
 *
 * @param number the buyer's own; null where it has none
 * @param packages labels of the packages that arrived; null where they were not counted
 */
public record Receipt(
    @Nullable String number,
    LocalDate received,
    List<Line> lines,
    @Nullable List<String> packages) {
  /** A receipt without counted packages. */
  public Receipt(@Nullable String number, LocalDate received, List<Line> lines) {
    this(number, received, lines, null);
  }

  /** A copy with other lines. */
  public Receipt of(List<Line> others) {
    return new Receipt(number, received, List.copyOf(others), packages);
  }

  /**
   * Received goods of one part.
   *
   * @param quantity everything that arrived, including damaged goods
   * @param segment the segment that states it, counted in the interchange from its first = 1
   */
  public record Line(
      String part,
      Quantity quantity,
      String unit,
      @Nullable String batch,
      @Nullable Difference difference,
      @Nullable Integer segment) {
    Line placeless() {
      return new Line(part, quantity, unit, batch, difference, null);
    }

    Line with(@Nullable Difference found) {
      return of(quantity, found);
    }

    /** A copy with another quantity and difference. */
    Line of(Quantity some, @Nullable Difference found) {
      return new Line(part, some, unit, batch, found, segment);
    }

    /** The quantity of this kind of difference; zero where there is none. */
    public Quantity differing(Difference.Kind kind) {
      return difference == null || difference.kind() != kind
          ? Quantity.ZERO
          : difference.quantity();
    }

    /** The quantity that goes into usable stock. */
    Quantity good() {
      return quantity
          .minus(differing(Difference.Kind.DAMAGED))
          .minus(differing(Difference.Kind.WRONG_PART));
    }
  }

  /** A deviation from the announced goods. */
  public record Difference(Kind kind, Quantity quantity) {
    public enum Kind {
      /** Announced, not arrived, and no longer expected. */
      SHORT,
      /** Arrived but not announced. */
      OVER,
      /** Arrived but unusable. */
      DAMAGED,
      /** A part that the shipment does not contain. */
      WRONG_PART
    }
  }

  boolean saysTheSameAs(Receipt other) {
    return placeless().equals(other.placeless());
  }

  private Receipt placeless() {
    return of(lines.stream().map(Line::placeless).toList());
  }
}
