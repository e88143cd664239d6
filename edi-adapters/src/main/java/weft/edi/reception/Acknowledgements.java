package weft.edi.reception;

import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.party.Directory;

/**
 * When an interchange is answered by CONTRL: by the sender's policy, never in syntax version 1,
 * which has none, and never where it brings a CONTRL itself.
 */
public final class Acknowledgements {
  private Acknowledgements() {}

  public static boolean isDue(Interchange interchange, Directory directory) {
    InterchangeReceived received = interchange.received();
    if (received == null || received.key().sender().startsWith("?")) return false;
    String syntax = received.syntax();
    if (syntax == null || !syntax.matches(".*:[234]")) return false;
    // Two hubs that acknowledge each other's acknowledgements never stop.
    if (interchange.results().stream().anyMatch(it -> it.type().equals("CONTRL"))) return false;
    return switch (directory.acknowledgement(received.owner())) {
      case NEVER -> false;
      case ALWAYS -> true;
      case REQUESTED -> received.acknowledgementRequested();
    };
  }
}
