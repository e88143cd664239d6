package weft.parts;

import weft.party.Side;

/**
 * Everything that can happen to a part agreement. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface PartAgreementEvent {
  PartAgreementId agreement();

  /**
   * These terms stand from now on.
   *
   * @param by the side that spoke
   * @param terms all of them, be they of either side
   */
  record PartAgreed(PartAgreementId agreement, Side by, PartTerms terms)
      implements PartAgreementEvent {}
}
