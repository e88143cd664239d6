package weft.energy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.energy.cost.GivenAdvice;
import weft.energy.cost.MeasuredAdvice;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that can be asked of a piece of advice. */
public sealed interface EnergyAdviceCommand extends StreamCommand {
  EnergyAdviceId advice();

  @Override
  default String stream() {
    return advice().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(advice().party());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** The hub gives it. */
  record GiveAdvice(EnergyAdviceId advice, GivenAdvice given) implements EnergyAdviceCommand {}

  /** The party takes or refuses it. */
  record AnswerAdvice(EnergyAdviceId advice, boolean taken, @Nullable String reason)
      implements EnergyAdviceCommand {}

  /** The hub measures the effect of advice that was taken. */
  record MeasureAdvice(EnergyAdviceId advice, MeasuredAdvice measured)
      implements EnergyAdviceCommand {}
}
