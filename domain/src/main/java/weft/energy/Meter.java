package weft.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.energy.MeterCommand.ChangeMeter;
import weft.energy.MeterCommand.CorrectReplacement;
import weft.energy.MeterCommand.RegisterMeter;
import weft.energy.MeterCommand.ReplaceMeter;
import weft.energy.MeterEvent.MeterChanged;
import weft.energy.MeterEvent.MeterRegistered;
import weft.energy.MeterEvent.MeterReplaced;
import weft.energy.MeterEvent.MeterReplacementCorrected;
import weft.energy.MeterRefusal.FinalBelowFirst;
import weft.energy.MeterRefusal.MeterExists;
import weft.energy.MeterRefusal.NoSuchMeter;
import weft.energy.MeterRefusal.NoSuchReplacement;
import weft.energy.MeterRefusal.ReplacementNotInOrder;
import weft.energy.MeterRefusal.ReplacementNotLast;
import weft.energy.MeterRefusal.TooManyReplacements;
import weft.event.Refused;
import weft.event.Rules;

/**
 * The rules of a meter: its replacements are said, in order, and never guessed.
 *
 * @param terms null before it is registered
 */
public record Meter(@Nullable MeterTerms terms, List<MeterReplacement> replacements)
    implements Rules<MeterCommand, MeterEvent, Meter> {
  public static final Meter NEW = new Meter(null, List.of());

  static final int MOST_REPLACEMENTS = 50;

  @Override
  public List<MeterEvent> decide(MeterCommand command) {
    if (terms == null && !(command instanceof RegisterMeter)) throw new Refused(new NoSuchMeter());
    return switch (command) {
      case RegisterMeter it -> {
        if (terms != null) throw new Refused(new MeterExists(it.meter().code()));
        yield List.of(new MeterRegistered(it.meter(), it.terms()));
      }
      case ChangeMeter it ->
          it.terms().equals(terms) ? List.of() : List.of(new MeterChanged(it.meter(), it.terms()));
      case ReplaceMeter it -> {
        if (replacements.size() >= MOST_REPLACEMENTS)
          throw new Refused(new TooManyReplacements(MOST_REPLACEMENTS));
        requireFit(replacements, it.replacement());
        yield List.of(
            new MeterReplaced(it.meter(), replacements.size() + 1, it.replacement(), it.person()));
      }
      case CorrectReplacement it -> correct(it);
    };
  }

  private List<MeterEvent> correct(CorrectReplacement it) {
    if (it.n() < 1 || it.n() > replacements.size()) throw new Refused(new NoSuchReplacement());
    if (it.n() < replacements.size())
      throw new Refused(new ReplacementNotLast(replacements.size()));
    if (replacements.getLast().equals(it.replacement())) return List.of();
    requireFit(replacements.subList(0, replacements.size() - 1), it.replacement());
    return List.of(
        new MeterReplacementCorrected(it.meter(), it.n(), it.replacement(), it.person()));
  }

  /**
   * Refuses a replacement that is not later than the one before, or whose old register would have
   * run backwards.
   */
  private static void requireFit(List<MeterReplacement> before, MeterReplacement next) {
    if (before.isEmpty()) return;
    Instant last = before.getLast().at();
    if (!next.at().isAfter(last)) throw new Refused(new ReplacementNotInOrder(last));
    BigDecimal first = before.getLast().firstRegister();
    if (next.finalRegister().compareTo(first) < 0) throw new Refused(new FinalBelowFirst(first));
  }

  @Override
  public Meter evolve(MeterEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case MeterRegistered it -> new Meter(it.terms(), replacements);
      case MeterChanged it -> new Meter(it.terms(), replacements);
      case MeterReplaced it -> replaced(replacements, it.replacement());
      case MeterReplacementCorrected it ->
          replaced(replacements.subList(0, replacements.size() - 1), it.replacement());
    };
  }

  /** Takes the serial number of the new meter. If none is stated, the old number is dropped. */
  private Meter replaced(List<MeterReplacement> before, MeterReplacement next) {
    List<MeterReplacement> all = new ArrayList<>(before);
    all.add(next);
    return new Meter(
        terms == null ? null : new MeterTerms(terms.names(), next.serial()), List.copyOf(all));
  }
}
