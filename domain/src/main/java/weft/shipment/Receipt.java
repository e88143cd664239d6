package weft.shipment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What the buyer says it received of a shipment; there may be several.
 *
 * @param number the buyer's own; null where it has none
 * @param packages the labels of those that came; null where nobody counted them
 */
public record Receipt(
    @Nullable String number,
    LocalDate received,
    List<Line> lines,
    @Nullable List<String> packages) {
  /** One whose packages nobody counted. */
  public Receipt(@Nullable String number, LocalDate received, List<Line> lines) {
    this(number, received, lines, null);
  }

  /** The same of other lines. */
  public Receipt of(List<Line> others) {
    return new Receipt(number, received, List.copyOf(others), packages);
  }

  /**
   * Goods of one part.
   *
   * @param quantity all that came, damaged goods included
   * @param segment of the message that states it, counted in the interchange from its first = 1
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

    /** So much of it, and what is wrong with that. */
    Line of(Quantity some, @Nullable Difference found) {
      return new Line(part, some, unit, batch, found, segment);
    }

    /** What is wrong with it in this way; zero where nothing is. */
    public Quantity differing(Difference.Kind kind) {
      return difference == null || difference.kind() != kind
          ? Quantity.ZERO
          : difference.quantity();
    }

    /** What may go into usable stock. */
    Quantity good() {
      return quantity
          .minus(differing(Difference.Kind.DAMAGED))
          .minus(differing(Difference.Kind.WRONG_PART));
    }
  }

  /** What is not as announced. */
  public record Difference(Kind kind, Quantity quantity) {
    public enum Kind {
      /** Announced, not there, and not to come. */
      SHORT,
      /** There, and not announced. */
      OVER,
      /** There, and not usable. */
      DAMAGED,
      /** A part that the shipment does not name. */
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
