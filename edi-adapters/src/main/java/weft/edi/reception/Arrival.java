package weft.edi.reception;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.Envelope;
import weft.edi.reception.inbox.Inbox;
import weft.event.Provenance;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/** Derives an interchange from stored bytes: its key, envelope data and origin. */
final class Arrival {
  private Arrival() {}

  static String receiver(Envelope envelope, PartyDirectory directory) {
    String id = envelope.receiver().id();
    return id.equals(Reception.HUB)
        ? Reception.HUB
        : directory
            .party(id, envelope.scheme(envelope.receiver()))
            .map(PartyCode::value)
            .orElse(id);
  }

  /**
   * Returns the key of an interchange that its owner sent; null if it has no envelope of the owner.
   */
  static @Nullable InterchangeKey key(Inbox.Item item, PartyDirectory directory) {
    Envelope envelope = EdiReader.scan(item.bytes());
    if (envelope == null) return null;
    return directory
        .party(envelope.sender().id(), envelope.scheme(envelope.sender()))
        .filter(item.owner()::equals)
        .map(
            it ->
                new InterchangeKey(it.value(), receiver(envelope, directory), envelope.reference()))
        .orElse(null);
  }

  static InterchangeReceived received(
      Inbox.Item item, InterchangeKey key, ReadInterchange read, @Nullable Text afterAll) {
    return received(
        item.id().toString(),
        key,
        item.sha256(),
        item.bytes().length,
        item.channel(),
        item.owner(),
        read,
        afterAll);
  }

  /** Creates the data for a dry run, without id and channel. */
  static InterchangeReceived tried(
      InterchangeKey key, PartyCode owner, String sha256, int length, ReadInterchange read) {
    return received("", key, sha256, length, "", owner, read, null);
  }

  private static InterchangeReceived received(
      String id,
      InterchangeKey key,
      String sha256,
      int length,
      String channel,
      PartyCode owner,
      ReadInterchange read,
      @Nullable Text afterAll) {
    Envelope envelope = read.envelope();
    String syntax = envelope == null ? null : envelope.syntax() + ":" + envelope.version();
    boolean test = envelope != null && envelope.test();
    boolean requested = envelope != null && envelope.acknowledgementRequested();
    return new InterchangeReceived(
        id,
        key,
        sha256,
        length,
        channel,
        owner,
        syntax,
        test,
        requested,
        read.messages().size(),
        read.faults(),
        afterAll);
  }

  static Provenance provenance(
      Provenance.Actor by,
      InterchangeReceived received,
      @Nullable String message,
      @Nullable Partnership partnership) {
    Set<PartyCode> participants = new TreeSet<>(Set.of(received.owner()));
    if (partnership != null) participants.addAll(partnership.participants());
    return new Provenance(
        by,
        new Provenance.Source("interchange", received.id(), message, null),
        participants,
        received.id(),
        null);
  }
}
