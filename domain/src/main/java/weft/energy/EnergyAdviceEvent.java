package weft.energy;

import org.jspecify.annotations.Nullable;
import weft.energy.cost.GivenAdvice;
import weft.energy.cost.MeasuredAdvice;

/**
 * Everything that can happen to a piece of advice. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface EnergyAdviceEvent {
  EnergyAdviceId advice();

  /** The hub gave it. */
  record AdviceGiven(EnergyAdviceId advice, GivenAdvice given) implements EnergyAdviceEvent {}

  /** The party takes it. */
  record AdviceTaken(EnergyAdviceId advice, @Nullable String reason) implements EnergyAdviceEvent {}

  /** The party refused it. */
  record AdviceRefused(EnergyAdviceId advice, @Nullable String reason)
      implements EnergyAdviceEvent {}

  /** The hub measured the effect of advice that was taken. */
  record AdviceMeasured(EnergyAdviceId advice, MeasuredAdvice measured)
      implements EnergyAdviceEvent {}
}
