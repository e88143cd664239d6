package weft.ordering;

import weft.event.Refusal;
import weft.measure.Quantity;

/** Why an answer to an order, or a decision on a proposal, was refused. */
public sealed interface OrderRefusal extends Refusal {
  record NoSuchOrder() implements OrderRefusal {}

  record OrderWasCancelled() implements OrderRefusal {}

  record NoSuchLine(String line) implements OrderRefusal {}

  record LineAnsweredTwice(String line) implements OrderRefusal {}

  record NothingAnswered() implements OrderRefusal {}

  /** A refused line stays refused; the buyer orders anew. */
  record LineWasRefused(String line) implements OrderRefusal {}

  record ReasonMissing(String line) implements OrderRefusal {}

  /** A proposal needs at least one date with a quantity above zero. */
  record ProposalEmpty(String line) implements OrderRefusal {}

  record ProposalExceedsOrder(String line, Quantity ordered, Quantity proposed)
      implements OrderRefusal {}

  /** The buyer decides only where a proposal is open. */
  record NoOpenProposal(String line) implements OrderRefusal {}
}
