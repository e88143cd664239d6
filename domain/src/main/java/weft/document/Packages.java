package weft.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Packages of one kind that a line of a despatch advice is in.
 *
 * @param count how many there are
 * @param type the packaging, by the sender's number or code; null where it names none
 * @param each how much of the line one of them holds, in its unit; null where that is not said
 * @param labels the numbers on them, as far as they are told
 * @param mixed whether other lines are in them, too
 * @param outer what holds them in its turn; null where nothing does
 * @param grossWeight of the only one, with what is in it, in kilograms
 */
public record Packages(
    int count,
    @Nullable String type,
    @Nullable Quantity each,
    List<String> labels,
    boolean mixed,
    @Nullable Outer outer,
    @Nullable Quantity grossWeight) {
  /** Packages of which nobody says what they weigh. */
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
   * @param grossWeight with all that is in it, in kilograms
   */
  public record Outer(@Nullable String type, List<String> labels, @Nullable Quantity grossWeight) {
    public Outer(@Nullable String type, List<String> labels) {
      this(type, labels, null);
    }
  }
}
