package weft.desk;

import weft.event.Refusal;

/** Why the desk does not take the operator's word on who takes part, and how. */
public sealed interface IntroductionRefusal extends Refusal {
  /** Java has no charset of this name. */
  record CharsetUnknown(String charset) implements IntroductionRefusal {}

  /** Interchanges cannot be told apart into segments in it: UTF-16, EBCDIC, ISO-2022. */
  record CharsetUnusable(String charset) implements IntroductionRefusal {}
}
