package weft.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.promise.Promise;

/**
 * What the buyer asks of one line of an order that stands (ORDCHG, X12 860). What is null or empty
 * was not stated, and stays as it was.
 *
 * @param date when all of it is wanted, where the change names no several deliveries
 * @param schedule when how much is wanted
 * @param segment the segment of the partner's message it was read from
 * @param texts in the buyer's words; they take the place of those before
 * @param stated where its numbers stand
 * @param moves which way the change says that the quantity goes; null where it does not
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
  /** Where the message does not say which way its quantity goes. */
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

  /** X12 860 POC02: QI, QD. */
  public enum Moves {
    UP,
    DOWN
  }

  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED
  }

  /** A line that the buyer no longer wants. */
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
