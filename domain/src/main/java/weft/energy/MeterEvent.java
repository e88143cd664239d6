package weft.energy;

import org.jspecify.annotations.Nullable;
import weft.party.PersonCode;

/**
 * Everything that can happen to a meter. Stored for ever: add nullable components, never rename or
 * move.
 */
public sealed interface MeterEvent {
  MeterId meter();

  record MeterRegistered(MeterId meter, MeterTerms terms) implements MeterEvent {}

  /** The owner replaced all terms. */
  record MeterChanged(MeterId meter, MeterTerms terms) implements MeterEvent {}

  /**
   * The meter was replaced.
   *
   * @param n counted from 1 for each meter
   * @param person null for a client that named nobody
   */
  record MeterReplaced(
      MeterId meter, int n, MeterReplacement replacement, @Nullable PersonCode person)
      implements MeterEvent {}

  /** The last replacement was stated anew. */
  record MeterReplacementCorrected(
      MeterId meter, int n, MeterReplacement replacement, @Nullable PersonCode person)
      implements MeterEvent {}
}
