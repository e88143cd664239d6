package weft.edi.answer;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.OutgoingInterchange;
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
 * An interchange to be answered, read again from the bytes in the inbox. The answer goes to the
 * sender's address, in the interchange's own syntax, characters and separators.
 *
 * @param receiver the receiver's party code, else its EDI address
 */
record Original(
    Inbox.Item item,
    String receiver,
    ReaderOptions reading,
    ReadInterchange read,
    Envelope envelope) {

  /**
   * Reads the interchange; empty if it has no envelope to answer.
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

  /**
   * A copy that is answered to the address that its sender has agreed for incoming interchanges.
   */
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

  /** The envelope of an answer, in the same syntax version. */
  Envelope answered(String reference, LocalDateTime when) {
    return envelope.answered(envelope.version(), reference, when);
  }

  /**
   * The letter for an answer.
   *
   * @param because the event that causes the answer
   */
  OutgoingInterchange letter(Recorded because, String cause, String type) {
    return new OutgoingInterchange(
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
