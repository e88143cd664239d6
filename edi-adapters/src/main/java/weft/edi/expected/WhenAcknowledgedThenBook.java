package weft.edi.expected;

import java.util.UUID;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reception.Acknowledgements;
import weft.edi.reception.PartnerReading;
import weft.edi.reception.inbox.Inbox;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.party.PartyDirectory;

/**
 * Records a partner's acknowledgement with the outgoing interchange that it answers, and raises or
 * ends the alerts about it.
 */
public final class WhenAcknowledgedThenBook implements Reaction {
  private final Inbox inbox;
  private final PartyDirectory directory;
  private final AwaitedAcknowledgements awaited;
  private final Alerts alerts;

  public WhenAcknowledgedThenBook(
      Inbox inbox, PartyDirectory directory, AwaitedAcknowledgements awaited, Alerts alerts) {
    this.inbox = inbox;
    this.directory = directory;
    this.awaited = awaited;
    this.alerts = alerts;
  }

  @Override
  public String name() {
    return "book-acknowledgement";
  }

  @Override
  public boolean handles(Object payload) {
    return (payload instanceof MessageConcluded it && speaks(it.result()))
        || (payload instanceof MessageRerun again && speaks(again.result()));
  }

  private static boolean speaks(MessageResult it) {
    return it.outcome() != Outcome.REJECTED && Acknowledgements.TYPES.contains(it.type());
  }

  @Override
  public void react(Recorded event) {
    switch (event.payload()) {
      case MessageConcluded it -> book(it.id(), it.number(), it.id(), it.key().receiver());
      case MessageRerun it ->
          book(
              it.correction() == null ? it.id() : it.correction().id(),
              it.number(),
              it.id(),
              it.key().receiver());
      default -> throw new IllegalArgumentException("Not handled: " + event.payload());
    }
  }

  private void book(String bytes, int number, String interchange, String receiver) {
    UUID id = UUID.fromString(bytes);
    inbox.whileReading(id, () -> book(inbox.find(id).orElseThrow(), number, interchange, receiver));
  }

  private void book(Inbox.Item item, int number, String interchange, String receiver) {
    ReadInterchange read =
        EdiReader.read(item.bytes(), PartnerReading.options(directory, item.owner(), receiver));
    Envelope envelope = read.envelope();
    if (envelope == null || number > read.messages().size()) return;
    ReadMessage message = read.messages().get(number - 1);
    for (Note note : Notes.of(message, envelope))
      for (UUID id : awaited.book(note, item.owner(), interchange))
        if (note.standing() != Note.Standing.RECEIVED) alerts.told(id);
  }
}
