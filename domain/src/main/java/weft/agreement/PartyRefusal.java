package weft.agreement;

import weft.event.Refusal;
import weft.event.Told;

/** Why partners cannot agree on what was asked. */
public sealed interface PartyRefusal extends Refusal {
  /** The two do no business on this hub; the operator introduces them. */
  record NoSuchPartnership() implements PartyRefusal {
    @Override
    public Told told() {
      return Told.NOTHING;
    }
  }
}
