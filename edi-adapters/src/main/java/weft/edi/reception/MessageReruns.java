package weft.edi.reception;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.RerunMessage;
import weft.edi.mapping.Translator;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reception.MessageInterpreter.Understood;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.MovedAt;
import weft.edi.reception.inbox.ReadingRoom;
import weft.event.Deadline;
import weft.event.Provenance;
import weft.event.Refused;
import weft.event.Streams;
import weft.interchange.Correction;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.RerunRefusal;
import weft.interchange.RerunRefusal.NoSuchMessage;
import weft.interchange.RerunRefusal.NotThisMessage;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Applies held or rejected messages again: as last read, because something else changed, or
 * corrected by a person. The stored original never changes.
 */
public final class MessageReruns {
  private final Inbox inbox;
  private final PartyDirectory directory;
  private final CommandGateway counter;
  private final Supplier<UUID> ids;
  private final StoredMessages stored;

  public MessageReruns(
      Inbox inbox,
      PartyDirectory directory,
      Translator translator,
      Streams streams,
      CommandGateway counter,
      Supplier<UUID> ids) {
    this.inbox = inbox;
    this.directory = directory;
    this.counter = counter;
    this.ids = ids;
    stored = new StoredMessages(inbox, directory, translator, streams);
  }

  StoredMessages stored() {
    return stored;
  }

  /**
   * One message to apply again.
   *
   * @param interchange id of the interchange as it arrived
   * @param number of the message, counted from 1
   * @param reason reason for applying it again
   * @param learns whether the hub accepts new parts
   * @param corrected the corrected message or interchange; null to apply the original
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Asked(
      UUID interchange, int number, Text reason, boolean learns, byte @Nullable [] corrected) {}

  /**
   * Applies a message again for a person or client.
   *
   * @return the interchange afterwards
   * @throws Refused with a {@link RerunRefusal}
   * @throws ReadingRoom.Full if another large file is being read
   */
  public Interchange byHand(Asked asked, Provenance.Actor by) {
    return rerun(asked, by, null);
  }

  /**
   * Applies a message again for the hub, after an event that it waited for. Has no effect if the
   * message still has to wait. An earlier correction stays in force.
   *
   * @param cause id of that event
   */
  public Interchange byItself(UUID interchange, int number, Text reason, String cause) {
    return rerun(
        new Asked(interchange, number, reason, false, null),
        new Provenance.Actor(new PartyCode(Reception.HUB), null, null),
        cause);
  }

  /** Reserves room for both the original and the correction, because both are parsed. */
  private Interchange rerun(Asked asked, Provenance.Actor by, @Nullable String cause) {
    byte[] given = asked.corrected();
    long bytes = inbox.size(asked.interchange()) + (given == null ? 0 : given.length);
    return ReadingRoom.SHARED.in(bytes, () -> rerunInside(asked, by, cause));
  }

  private Interchange rerunInside(Asked asked, Provenance.Actor by, @Nullable String cause) {
    Inbox.Item item = inbox.find(asked.interchange()).orElseThrow();
    InterchangeKey key = stored.key(item);
    if (key == null) throw new Refused(new NoSuchMessage(asked.number()));
    List<Object> past = stored.past(key);
    Interchange known = Interchange.of(past);
    RerunRefusal refusal = known.refusal(item.id().toString(), asked.number());
    InterchangeReceived received = known.received();
    if (refusal != null || received == null) {
      if (cause != null) return known;
      throw new Refused(refusal == null ? new NoSuchMessage(asked.number()) : refusal);
    }
    ReaderOptions options =
        PartnerReading.options(directory, received.owner(), received.key().receiver());
    Inbox.Item correction = cause == null ? null : stored.putRight(past, asked.number());
    ReadInterchange read =
        EdiReader.read((correction == null ? item : correction).bytes(), options);
    Deadline.goOn();
    byte[] given = asked.corrected();
    if (given != null) {
      byte[] bytes = CorrectedInterchange.interchange(item.bytes(), read, asked.number(), given);
      read = EdiReader.read(bytes, options);
      Deadline.goOn();
      requireSame(received, item, bytes, read);
      correction =
          inbox
              .corrections()
              .store(ids.get(), item, asked.number(), bytes, name(by), asked.reason().en());
    }
    // the partner's charset changed since, so that fewer messages are found
    if (asked.number() > read.messages().size()) {
      if (cause != null) return known;
      throw new Refused(new NoSuchMessage(asked.number()));
    }
    return file(asked, by, cause, received, correction, read, options);
  }

  private Interchange file(
      Asked asked,
      Provenance.Actor by,
      @Nullable String cause,
      InterchangeReceived received,
      Inbox.@Nullable Item correction,
      ReadInterchange read,
      ReaderOptions options) {
    ReadMessage message = read.messages().get(asked.number() - 1);
    Understood it = stored.understood(received, read, options, message);
    Deadline.goOn();
    String bytes = correction == null ? received.id() : correction.id().toString();
    return counter.file(
        new RerunMessage(
            provenance(received, by, cause, bytes, message, it.partnership()),
            received,
            asked.number(),
            it.result(),
            it.partnership(),
            it.commands(),
            it.holds(),
            asked.learns(),
            asked.reason(),
            correction == null
                ? null
                : new Correction(correction.id().toString(), correction.sha256()),
            cause == null,
            it.document(),
            it.places(),
            MovedAt.of(inbox, received.id(), it.commands()),
            it.siteNames()));
  }

  /** Refuses a correction that belongs to another interchange. */
  private void requireSame(
      InterchangeReceived received, Inbox.Item item, byte[] bytes, ReadInterchange read) {
    var corrected = new Inbox.Item(item.id(), item.owner(), item.channel(), "", bytes);
    InterchangeKey key = Arrival.key(corrected, directory);
    String expected = said(received.key(), received.messages());
    String found = key == null ? "?" : said(key, read.messages().size());
    if (!found.equals(expected)) throw new Refused(new NotThisMessage(expected, found));
  }

  private static String said(InterchangeKey key, int messages) {
    return String.join(
        " ", List.of(key.sender(), key.receiver(), key.reference(), "1…" + messages));
  }

  private static String name(Provenance.Actor by) {
    return by.user() != null ? by.user() : String.valueOf(by.client());
  }

  /**
   * Returns the origin with the hash of the bytes read, so that segment numbers refer to those
   * bytes.
   */
  private static Provenance provenance(
      InterchangeReceived received,
      Provenance.Actor by,
      @Nullable String cause,
      String bytes,
      ReadMessage message,
      @Nullable Partnership partnership) {
    Set<PartyCode> participants = new TreeSet<>(Set.of(received.owner()));
    if (partnership != null) participants.addAll(partnership.participants());
    return new Provenance(
        by,
        new Provenance.Source("interchange", bytes, message.reference(), null),
        participants,
        received.id(),
        cause);
  }
}
