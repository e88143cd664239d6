package weft.parts;

import weft.event.PartnersCommand;
import weft.party.Partnership;
import weft.party.Side;

/** Everything that either side can ask of a part agreement. */
public sealed interface PartAgreementCommand extends PartnersCommand {
  PartAgreementId agreement();

  @Override
  default String stream() {
    return agreement().stream();
  }

  @Override
  default Partnership partnership() {
    return agreement().partnership();
  }

  /**
   * One side states the terms that it may state.
   *
   * @param keepingNumber whether the agreed supplier's number must not be changed, because the
   *     sender has not seen the current terms
   */
  record StatePart(PartAgreementId agreement, Side by, StatedTerms stated, boolean keepingNumber)
      implements PartAgreementCommand {
    /** For a sender that has seen the current terms, or that means to replace them. */
    public StatePart(PartAgreementId agreement, Side by, StatedTerms stated) {
      this(agreement, by, stated, false);
    }
  }
}
