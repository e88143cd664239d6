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
 * Decides whether an interchange gets a CONTRL, in X12 a 997, 999 or TA1. The agreed policy
 * decides. There is none for VDA and IDoc, which have no acknowledgement; for syntax version 1
 * unless another version was agreed for CONTRL; and for an interchange that contains an
 * acknowledgement itself.
 */
public final class Acknowledgements {
  /**
   * Message types that answer other messages. They get no business answer, because that would never
   * end.
   */
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
   * Returns whether an acknowledgement of a stored interchange is due now or after the interchange
   * is concluded.
   */
  public static boolean isAwaited(
      Inbox.Item item, PartyDirectory directory, Streams streams, Inbox inbox) {
    InterchangeKey first = Arrival.key(item, directory);
    if (first == null) return false;
    String stream = new ReferenceUses(streams, inbox).of(first, item.id()).stream();
    var filed = Interchange.of(streams.read(Set.of(stream)).getOrDefault(stream, List.of()));
    InterchangeReceived received = filed.received();
    if (received == null) return true; // the interchange has not been read yet
    return received.id().equals(item.id().toString())
        && (filed.outcome() == null || isDue(filed, directory));
  }

  private static Agreed agreed(InterchangeReceived received, PartyDirectory directory) {
    return Agreed.of(directory, received.owner(), received.key().receiver());
  }

  /**
   * Returns whether an acknowledgement exists for the interchange, by its standard or, in syntax
   * version 1, by agreement.
   */
  public static boolean arePossible(Interchange interchange, PartyDirectory directory) {
    InterchangeReceived received = interchange.received();
    if (received == null || received.key().sender().startsWith("?")) return false;
    String syntax = received.syntax();
    boolean x12 = syntax != null && syntax.startsWith(Envelope.X12);
    if (syntax == null || !(x12 || syntax.matches("UNO.:[1-4]"))) return false;
    if (syntax.endsWith(":1") && !x12 && agreed(received, directory).contrlVersion() == null)
      return false;
    // Two hubs that acknowledge each other's acknowledgements would never stop.
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
