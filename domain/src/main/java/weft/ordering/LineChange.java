package weft.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.promise.Promise;

/**
 * A change that the buyer requests to one line of an existing order (ORDCHG, X12 860). A null or
 * empty component was not stated and keeps its value.
 *
 * @param date requested day of the whole quantity, if the change lists no deliveries
 * @param schedule requested deliveries
 * @param segment the segment of the partner's message that states the change
 * @param texts in the buyer's words; they replace the earlier texts
 * @param stated the segments that state the numbers
 * @param moves the stated direction of the quantity; null if the change states none
 */
public record LineChange(
    Kind kind,
    String line,
    @Nullable String part,
    @Nullable String supplierPart,
    @Nullable String description,
    @Nullable String unit,
    @Nullable Quantity quantity,
    @Nullable BigDecimal price,
    @Nullable LocalDate date,
    List<Promise> schedule,
    @Nullable Integer segment,
    @Nullable List<String> texts,
    @Nullable StatedIn stated,
    @Nullable Moves moves) {
  /** Creates a change whose message states no direction of the quantity. */
  public LineChange(
      Kind kind,
      String line,
      @Nullable String part,
      @Nullable String supplierPart,
      @Nullable String description,
      @Nullable String unit,
      @Nullable Quantity quantity,
      @Nullable BigDecimal price,
      @Nullable LocalDate date,
      List<Promise> schedule,
      @Nullable Integer segment,
      @Nullable List<String> texts,
      @Nullable StatedIn stated) {
    this(
        kind,
        line,
        part,
        supplierPart,
        description,
        unit,
        quantity,
        price,
        date,
        schedule,
        segment,
        texts,
        stated,
        null);
  }

  /** Direction of a quantity: X12 860 POC02 = QI or QD. */
  public enum Moves {
    UP,
    DOWN
  }

  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED
  }

  /** Creates the removal of a line. */
  public static LineChange removed(String line, @Nullable Integer segment) {
    return new LineChange(
        Kind.REMOVED,
        line,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        segment,
        null,
        null);
  }
}
