package weft.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.inspection.InspectionRefusal.AttemptSkipped;
import weft.inspection.InspectionRefusal.AttributeNeeded;
import weft.inspection.InspectionRefusal.BeyondSample;
import weft.inspection.InspectionRefusal.InstrumentNeeded;
import weft.inspection.InspectionRefusal.MeasuredOtherwise;
import weft.inspection.InspectionRefusal.NumberNeeded;
import weft.inspection.InspectionRefusal.TooManyAttempts;
import weft.inspection.Tally.Piece;

/** A tally while many values are entered, in which each piece is found without a search. */
final class EnteredTally {
  private final Sampled sampled;
  private final Map<String, Piece> pieces = new LinkedHashMap<>();

  EnteredTally(Tally from) {
    sampled = from.sampled();
    from.pieces().forEach(it -> pieces.put(it.piece(), it));
  }

  Tally tally() {
    return new Tally(sampled, List.copyOf(pieces.values()));
  }

  void add(InspectedValue it) {
    pieces.put(
        it.piece(),
        new Piece(
            it.piece(),
            it.attempt(),
            it.value(),
            it.text(),
            it.instrument(),
            it.verdict() == Conformity.PASSED));
  }

  /**
   * Enters a result and returns the value to be recorded for it; null where it repeats what is
   * known.
   *
   * @param index of the result in its request
   */
  @Nullable InspectedValue enter(EnteredResult entered, int index) {
    InspectedValue value = value(entered, index);
    if (value != null) add(value);
    return value;
  }

  private @Nullable InspectedValue value(EnteredResult entered, int index) {
    Characteristic of = sampled.of();
    if (of.instrument() != null && entered.instrument() == null)
      throw new Refused(new InstrumentNeeded(index));
    boolean conforms = conforms(entered, index);
    Piece known = pieces.get(entered.piece());
    if (known == null && pieces.size() >= sampled.plan().size())
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
    if (done >= Tally.MOST_ATTEMPTS)
      throw new Refused(new TooManyAttempts(index, Tally.MOST_ATTEMPTS));
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
}
