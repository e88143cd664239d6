package weft.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Packages of one kind that contain a line of a despatch advice.
 *
 * @param count how many there are
 * @param type the packaging, by the sender's number or code; null where it names none
 * @param each quantity of the line in each package, in its unit; null where it is not stated
 * @param labels the numbers of the packages, as far as they are stated
 * @param mixed whether the packages also contain other lines
 * @param outer the package around these; null where there is none
 * @param grossWeight with contents, in kilograms; only for a single package
 */
public record Packages(
    int count,
    @Nullable String type,
    @Nullable Quantity each,
    List<String> labels,
    boolean mixed,
    @Nullable Outer outer,
    @Nullable Quantity grossWeight) {
  /** Packages without a stated weight. */
  public Packages(
      int count,
      @Nullable String type,
      @Nullable Quantity each,
      List<String> labels,
      boolean mixed,
      @Nullable Outer outer) {
    this(count, type, each, labels, mixed, outer, null);
  }

  /**
   * The package around others, such as a pallet.
   *
   * @param grossWeight with contents, in kilograms
   */
  public record Outer(@Nullable String type, List<String> labels, @Nullable Quantity grossWeight) {
    public Outer(@Nullable String type, List<String> labels) {
      this(type, labels, null);
    }
  }
}
