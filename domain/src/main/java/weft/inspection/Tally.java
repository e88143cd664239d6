package weft.inspection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pieces measured for one characteristic so far. */
public record Tally(Sampled sampled, List<Piece> pieces) {
  static final int MOST_ATTEMPTS = 20;

  /**
   * A measured piece.
   *
   * @param attempts how often it was measured; the last attempt counts
   * @param value of the last attempt, as are the next three
   */
  public record Piece(
      String piece,
      int attempts,
      @Nullable BigDecimal value,
      @Nullable String text,
      @Nullable String instrument,
      boolean conforms) {
    boolean saysTheSameAs(EnteredResult it) {
      return sameNumber(value, it.value())
          && Objects.equals(text, it.text())
          && Objects.equals(instrument, it.instrument());
    }

    private static boolean sameNumber(@Nullable BigDecimal one, @Nullable BigDecimal other) {
      if (one == null || other == null) return one == null && other == null;
      return one.compareTo(other) == 0;
    }
  }

  static Tally of(Sampled it) {
    return new Tally(it, List.of());
  }

  /** Whether pieces of the sample are still to be measured. */
  public boolean isMissing() {
    return pieces.size() < sampled.plan().size();
  }

  /** The number of pieces that do not conform. */
  public int nonconforming() {
    return (int) pieces.stream().filter(it -> !it.conforms()).count();
  }

  /** Whether the sample, once measured, lets the lot pass. */
  boolean passes() {
    return nonconforming() <= sampled.plan().accept();
  }
}
