package weft.parts;

import weft.event.ToldToOthers;
import weft.party.PartyCode;
import weft.party.Side;

/**
 * Everything that can happen to a part agreement. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface PartAgreementEvent {
  PartAgreementId agreement();

  /**
   * These terms apply from now on.
   *
   * @param by the side that stated them
   * @param terms all terms, including those of the other side
   */
  record PartAgreed(PartAgreementId agreement, Side by, PartTerms terms)
      implements PartAgreementEvent, ToldToOthers {
    @Override
    public PartAgreed asReadBy(PartyCode reader) {
      Side side = reader.equals(agreement.buyer()) ? Side.BUYER : Side.SUPPLIER;
      return new PartAgreed(agreement, by, terms.asReadBy(side));
    }
  }
}
