package weft.parts;

import weft.event.PartnersCommand;
import weft.party.Partnership;
import weft.party.Side;

/** Everything either side can ask of a part agreement. */
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

  /** One side's word on the part, as far as it is its to give. */
  record StatePart(PartAgreementId agreement, Side by, StatedTerms stated)
      implements PartAgreementCommand {}
}
