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

  /**
   * One side's word on the part, as far as it is its to give.
   *
   * @param keepingNumber whether the supplier's number that was agreed on is not changed by it: who
   *     says it has not seen what stands
   */
  record StatePart(PartAgreementId agreement, Side by, StatedTerms stated, boolean keepingNumber)
      implements PartAgreementCommand {
    /** Of who knows what stands, or means to say all of it anew. */
    public StatePart(PartAgreementId agreement, Side by, StatedTerms stated) {
      this(agreement, by, stated, false);
    }
  }
}
