package weft.energy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Everything that a meter's owner can ask of it. */
public sealed interface MeterCommand extends StreamCommand {
  MeterId meter();

  @Override
  default String stream() {
    return meter().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(meter().owner());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  record RegisterMeter(MeterId meter, MeterTerms terms) implements MeterCommand {}

  /** Replaces all terms. */
  record ChangeMeter(MeterId meter, MeterTerms terms) implements MeterCommand {}

  /**
   * States a replacement. Replacements are stated in order.
   *
   * @param person null for a client that names nobody
   */
  record ReplaceMeter(MeterId meter, MeterReplacement replacement, @Nullable PersonCode person)
      implements MeterCommand {}

  /** States the last replacement anew, because it was stated wrongly. */
  record CorrectReplacement(
      MeterId meter, int n, MeterReplacement replacement, @Nullable PersonCode person)
      implements MeterCommand {}
}
