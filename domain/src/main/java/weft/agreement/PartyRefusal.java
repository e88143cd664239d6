package weft.agreement;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why a change to a partnership was refused. */
public sealed interface PartyRefusal extends Refusal {
  /** The two do no business on this hub; only the operator introduces partners. */
  record NoSuchPartnership() implements PartyRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }
}
