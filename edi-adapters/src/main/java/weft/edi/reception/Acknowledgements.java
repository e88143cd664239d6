package weft.edi.reception;

import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.party.Directory;

/**
 * When an interchange is answered by CONTRL: by the sender's policy, never in syntax version 1,
 * which has none.
 */
public final class Acknowledgements {
  private Acknowledgements() {}

  public static boolean isDue(InterchangeReceived received, Directory directory) {
    String syntax = received.syntax();
    if (syntax == null || syntax.endsWith(":1") || received.key().sender().startsWith("?"))
      return false;
    return switch (directory.acknowledgement(received.owner())) {
      case NEVER -> false;
      case ALWAYS -> true;
      case REQUESTED -> received.acknowledgementRequested();
    };
  }
}
