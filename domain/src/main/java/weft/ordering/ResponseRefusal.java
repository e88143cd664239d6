package weft.ordering;

import weft.event.Refusal;

/** Why a supplier's message does not answer its order; the partner is told where it says so. */
public sealed interface ResponseRefusal extends Refusal {
  String line();

  /** Accepted without amendment, and yet another quantity or day is stated. */
  record AcceptedOtherwise(String line) implements ResponseRefusal {}

  /** It does not say what is amended, or a new sum or day leaves several deliveries open. */
  record ResponseIncomplete(String line) implements ResponseRefusal {}

  record OtherPart(String line, String ordered, String stated) implements ResponseRefusal {}

  record OtherUnit(String line, String ordered, String stated) implements ResponseRefusal {}
}
