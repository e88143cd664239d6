package weft.desk;

import weft.interchange.Interchange;

/** What the desk says after its append is durable. */
public sealed interface DeskAnswer {
  /** The interchange as it stands now: its own first state where these bytes came before. */
  record Filed(Interchange interchange) implements DeskAnswer {}

  /**
   * The stream's version (events so far) after the command, or when the same request was carried
   * out before.
   */
  record Done(long version) implements DeskAnswer {}
}
