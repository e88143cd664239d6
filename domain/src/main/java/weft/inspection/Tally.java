package weft.inspection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.inspection.InspectionRefusal.AttemptSkipped;
import weft.inspection.InspectionRefusal.AttributeNeeded;
import weft.inspection.InspectionRefusal.BeyondSample;
import weft.inspection.InspectionRefusal.InstrumentNeeded;
import weft.inspection.InspectionRefusal.MeasuredOtherwise;
import weft.inspection.InspectionRefusal.NumberNeeded;
import weft.inspection.InspectionRefusal.TooManyAttempts;

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
    private boolean saysTheSameAs(EnteredResult it) {
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

  private @Nullable Piece piece(String number) {
    for (Piece it : pieces) if (it.piece().equals(number)) return it;
    return null;
  }

  /**
   * Returns the value to be recorded for a result; null where it repeats what is known.
   *
   * @param index of the result in its request
   */
  @Nullable InspectedValue value(EnteredResult entered, int index) {
    Characteristic of = sampled.of();
    if (of.instrument() != null && entered.instrument() == null)
      throw new Refused(new InstrumentNeeded(index));
    boolean conforms = conforms(entered, index);
    Piece known = piece(entered.piece());
    if (known == null && !isMissing())
      throw new Refused(new BeyondSample(index, sampled.plan().size()));
    int done = known == null ? 0 : known.attempts();
    Integer attempt = entered.attempt();
    if (known != null && (attempt == null || attempt == done) && known.saysTheSameAs(entered))
      return null;
    if (attempt != null && attempt <= done) {
      // An earlier attempt that has a successor is no longer compared: it was stored before.
      if (attempt < done) return null;
      throw new Refused(new MeasuredOtherwise(index, attempt));
    }
    if (attempt != null && attempt > done + 1)
      throw new Refused(new AttemptSkipped(index, done + 1));
    if (done >= MOST_ATTEMPTS) throw new Refused(new TooManyAttempts(index, MOST_ATTEMPTS));
    return new InspectedValue(
        of.characteristic(),
        entered.piece(),
        done + 1,
        entered.value(),
        entered.text(),
        entered.instrument(),
        of.minimum(),
        of.maximum(),
        Conformity.of(conforms));
  }

  private boolean conforms(EnteredResult entered, int index) {
    Characteristic of = sampled.of();
    if (of.attribute() == null) {
      if (entered.value() == null || entered.text() != null)
        throw new Refused(new NumberNeeded(index));
      return of.isWithin(entered.value());
    }
    Boolean said = entered.text() == null ? null : of.conforms(entered.text());
    if (said == null || entered.value() != null) throw new Refused(new AttributeNeeded(index));
    return said;
  }

  /** The tally after a value. */
  Tally with(InspectedValue it) {
    var measured =
        new Piece(
            it.piece(),
            it.attempt(),
            it.value(),
            it.text(),
            it.instrument(),
            it.verdict() == Conformity.PASSED);
    List<Piece> all = new ArrayList<>(pieces);
    int at = 0;
    while (at < all.size() && !all.get(at).piece().equals(it.piece())) at++;
    if (at < all.size()) all.set(at, measured);
    else all.add(measured);
    return new Tally(sampled, List.copyOf(all));
  }
}
