package weft.desk;

import weft.interchange.Interchange;

/** The answer of the desk after its append is durable. */
public sealed interface DeskAnswer {
  /**
   * The interchange's current state, or the state of the first one if the same bytes came before.
   */
  record Filed(Interchange interchange) implements DeskAnswer {}

  /**
   * The stream's version (number of events) after the command, also when the same request was
   * carried out before.
   */
  record Done(long version) implements DeskAnswer {}
}
