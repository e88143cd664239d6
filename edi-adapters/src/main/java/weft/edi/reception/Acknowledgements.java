package weft.edi.reception;

import java.util.List;
import java.util.Set;
import weft.edi.FunctionalAcknowledgement;
import weft.edi.reader.Envelope;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.MessageResult;
import weft.party.Directory;

/**
 * When an interchange is answered by CONTRL, in X12 by 997, 999 or TA1: by the sender's policy,
 * never in syntax version 1, VDA and IDoc, which have none, and never where it brings an
 * acknowledgement itself.
 */
public final class Acknowledgements {
  /** Messages that answer others. No business answer is given to them: nobody would ever stop. */
  public static final Set<String> TYPES = Set.of("CONTRL", "APERAK", "997", "999", "TA1", "824");

  private Acknowledgements() {}

  public static boolean isDue(Interchange interchange, Directory directory) {
    InterchangeReceived received = interchange.received();
    return received != null
        && arePossible(interchange)
        && switch (directory.acknowledgement(received.owner())) {
          case NEVER -> false;
          case ALWAYS -> true;
          case REQUESTED -> received.acknowledgementRequested();
        };
  }

  /** Whether the standard has one for this interchange, whatever was agreed. */
  public static boolean arePossible(Interchange interchange) {
    InterchangeReceived received = interchange.received();
    if (received == null || received.key().sender().startsWith("?")) return false;
    String syntax = received.syntax();
    boolean x12 = syntax != null && syntax.startsWith(Envelope.X12);
    if (syntax == null || !(x12 || syntax.matches("UNO.:[234]"))) return false;
    // Two hubs that acknowledge each other's acknowledgements never stop.
    return !acknowledges(interchange.results(), x12);
  }

  private static boolean acknowledges(List<MessageResult> messages, boolean x12) {
    return x12
        ? !messages.isEmpty()
            && messages.stream()
                .allMatch(it -> FunctionalAcknowledgement.isAcknowledgement(it.type()))
        : messages.stream().anyMatch(it -> it.type().equals("CONTRL"));
  }
}
