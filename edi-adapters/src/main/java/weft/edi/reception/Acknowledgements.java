package weft.edi.reception;

import java.util.List;
import java.util.Set;
import weft.edi.FunctionalAcknowledgement;
import weft.edi.reader.text.Envelope;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.ReferenceUses;
import weft.event.Streams;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.party.PartyDirectory;

/**
 * When an interchange is answered by CONTRL, in X12 by 997, 999 or TA1: by the policy agreed, never
 * in VDA and IDoc, which have none, in syntax version 1 only where another was agreed for CONTRL,
 * and never where it brings an acknowledgement itself.
 */
public final class Acknowledgements {
  /** Messages that answer others. No business answer is given to them: nobody would ever stop. */
  public static final Set<String> TYPES = Set.of("CONTRL", "APERAK", "997", "999", "TA1", "824");

  private Acknowledgements() {}

  public static boolean isDue(Interchange interchange, PartyDirectory directory) {
    InterchangeReceived received = interchange.received();
    return received != null
        && arePossible(interchange, directory)
        && switch (agreed(received, directory).acknowledgement()) {
          case NEVER -> false;
          case ALWAYS -> true;
          case REQUESTED -> received.acknowledgementRequested();
        };
  }

  /**
   * Whether one is on its way, or comes once the interchange is concluded, for what came in under
   * an id.
   */
  public static boolean isAwaited(
      Inbox.Item item, PartyDirectory directory, Streams streams, Inbox inbox) {
    InterchangeKey first = Arrival.key(item, directory);
    if (first == null) return false;
    String stream = new ReferenceUses(streams, inbox).of(first, item.id()).stream();
    var filed = Interchange.of(streams.read(Set.of(stream)).getOrDefault(stream, List.of()));
    InterchangeReceived received = filed.received();
    if (received == null) return true; // nothing is said of it yet
    return received.id().equals(item.id().toString())
        && (filed.outcome() == null || isDue(filed, directory));
  }

  private static Agreed agreed(InterchangeReceived received, PartyDirectory directory) {
    return Agreed.of(directory, received.owner(), received.key().receiver());
  }

  /**
   * Whether there is one for this interchange, whenever it is due: by the standard, or in syntax
   * version 1 by what was agreed.
   */
  public static boolean arePossible(Interchange interchange, PartyDirectory directory) {
    InterchangeReceived received = interchange.received();
    if (received == null || received.key().sender().startsWith("?")) return false;
    String syntax = received.syntax();
    boolean x12 = syntax != null && syntax.startsWith(Envelope.X12);
    if (syntax == null || !(x12 || syntax.matches("UNO.:[1-4]"))) return false;
    if (syntax.endsWith(":1") && !x12 && agreed(received, directory).contrlVersion() == null)
      return false;
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
