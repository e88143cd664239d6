package weft.edi.answer;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.Letter;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reception.PartnerReading;
import weft.edi.reception.inbox.Inbox;
import weft.event.Recorded;
import weft.party.EdiRules.Address;
import weft.party.PartyDirectory;

/**
 * An interchange that is to be answered, read once more from the bytes the inbox keeps: the answer
 * goes back to the address, and in the syntax, characters and separators, in which it came.
 *
 * @param receiver whom it was for: our party code, else the address as EDI gives it
 */
record Original(
    Inbox.Item item,
    String receiver,
    ReaderOptions reading,
    ReadInterchange read,
    Envelope envelope) {

  /**
   * Reads it; empty where it has no envelope to answer to.
   *
   * @throws java.util.NoSuchElementException if the inbox does not have it
   */
  static Optional<Original> find(
      Inbox inbox, PartyDirectory directory, String interchange, String receiver) {
    Inbox.Item item = inbox.find(UUID.fromString(interchange)).orElseThrow();
    ReaderOptions reading = PartnerReading.options(directory, item.owner(), receiver);
    ReadInterchange read = EdiReader.read(item.bytes(), reading);
    Envelope envelope = read.envelope();
    return envelope == null
        ? Optional.empty()
        : Optional.of(new Original(item, receiver, reading, read, envelope));
  }

  /** The same, answered to the address that its sender wants what is sent to it at. */
  Original to(@Nullable Address own) {
    return own == null
        ? this
        : new Original(item, receiver, reading, read, envelope.from(party(own)));
  }

  private EnvelopeParty party(Address own) {
    return new EnvelopeParty(own.id(), own.written(envelope.isX12()));
  }

  /**
   * The message with this reference (UNH 0062).
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  ReadMessage message(String reference) {
    return read.messages().stream()
        .filter(it -> it.reference().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  /** The envelope of an answer in the same syntax version. */
  Envelope answered(String reference, LocalDateTime when) {
    return envelope.answered(envelope.version(), reference, when);
  }

  /**
   * The answer, addressed.
   *
   * @param because the event that is answered
   */
  Letter letter(Recorded because, String cause, String type) {
    return new Letter(
        because,
        cause,
        receiver,
        item.owner().value(),
        envelope.receiver(),
        envelope.sender(),
        item.id().toString(),
        type,
        envelope.test(),
        reading);
  }
}
