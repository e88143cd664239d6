package weft.api.edi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.securitylog.RawLooks;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.outbox.PartnerFault;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reception.PartnerReading;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.ReferenceUses;
import weft.event.Streams;
import weft.interchange.Fault;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeKey;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.projections.interchange.InterchangeMessageRow;
import weft.projections.interchange.InterchangeRow;
import weft.projections.interchange.Interchanges;
import weft.projections.rows.RowsWithin;

/**
 * Interchanges exactly as they arrived or were written. They may contain other parties' data. The
 * sender, the receiver of an outgoing interchange and the operator get all of it; the partner of a
 * message gets that message's segments; to everybody else the interchange does not exist.
 */
@Component
class Originals {
  private static final MediaType EDIFACT = new MediaType("application", "edifact");

  /** The reading of an interchange's messages, with their faults, ends here. */
  private static final long MOST_MESSAGE_BYTES = 8 << 20;

  private final ReadContexts readings;
  private final Inbox inbox;
  private final PartyDirectory directory;
  private final Streams streams;
  private final RawLooks looks;

  Originals(
      ReadContexts readings,
      Inbox inbox,
      PartyDirectory directory,
      Streams streams,
      RawLooks looks) {
    this.readings = readings;
    this.inbox = inbox;
    this.directory = directory;
    this.streams = streams;
    this.looks = looks;
  }

  /**
   * The bytes, how they are to be read, and what was found wrong with them: when they were applied,
   * or by the partner that they were sent to.
   *
   * @param more whether there are more faults, which were too many to read
   * @param concerning how many messages of each reference concern the caller; null if all do
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Original(
      byte[] bytes,
      ReaderOptions reading,
      List<Fault> faults,
      boolean more,
      @Nullable Map<String, Long> concerning) {
    Original(byte[] bytes, ReaderOptions reading, List<Fault> faults) {
      this(bytes, reading, faults, false, null);
    }
  }

  /**
   * An interchange that the caller may see, and its size. Both are known before any bytes are read,
   * so that a caller does not wait for an interchange it may not see.
   */
  record Found(long size, Supplier<Original> original) {}

  /** For callers who may see the whole interchange. */
  Found find(Caller caller, String id) {
    return seen(caller, id, false);
  }

  /**
   * The same, and also for the other partner, who may see only the messages that {@code concerning}
   * names.
   */
  Found segments(Caller caller, String id) {
    return seen(caller, id, true);
  }

  private Found seen(Caller caller, String id, boolean byPartner) {
    UUID number = uuid(id);
    if (caller.is(Role.AUDITOR)) throw Ids.notFound();
    var viewed = readings.asViewer(caller, null);
    long written = readings.read(viewed, (db, it) -> Outgoing.size(db, it.scope(), number));
    if (written > 0) return new Found(written, () -> sent(caller, viewed, number));
    if (!inbox.parts(number).isEmpty()) return file(caller, number);
    InterchangeRow row = row(viewed, id);
    boolean own = caller.party() != null && caller.party().value().equals(row.owner());
    if (own || caller.is(Role.OPERATOR)) return found(id, () -> all(caller, row, id));
    if (!byPartner || caller.party() == null || !id.equals(row.id())) throw Ids.notFound();
    return found(id, () -> ofPartner(caller, row, id));
  }

  private Found found(String id, Supplier<Original> original) {
    return new Found(inbox.size(uuid(id)), original);
  }

  private InterchangeRow row(ReadContext viewed, String id) {
    String arrived = arrived(id);
    return readings
        .read(viewed, (db, it) -> Interchanges.find(db, it.scope(), arrived, it.moment()))
        .orElseThrow(Ids::notFound);
  }

  private Original all(Caller caller, InterchangeRow row, String id) {
    RowsWithin<InterchangeMessageRow> kept = messages(caller, row);
    List<Fault> faults = new ArrayList<>();
    for (InterchangeMessageRow it : kept.rows()) if (it.isEnvelope()) faults.addAll(it.faults());
    faults.addAll(ofMessages(row, kept.rows(), id));
    Set<String> concerned = new TreeSet<>(row.partners());
    Collections.addAll(concerned, row.owner(), row.receiver());
    looks.keep(caller, id, concerned);
    Original all = incoming(row, id, List.copyOf(faults));
    return new Original(all.bytes(), all.reading(), all.faults(), !kept.all(), null);
  }

  private RowsWithin<InterchangeMessageRow> messages(Caller caller, InterchangeRow row) {
    return readings.read(
        readings.asViewer(caller, null),
        (db, it) ->
            Interchanges.messages(
                db,
                it.scope(),
                List.of(row.id()),
                -1,
                it.moment(),
                Integer.MAX_VALUE,
                MOST_MESSAGE_BYTES));
  }

  private Original ofPartner(Caller caller, InterchangeRow row, String id) {
    RowsWithin<InterchangeMessageRow> its = messages(caller, row);
    Map<String, Long> concerning =
        readings.read(
            readings.asViewer(caller, null),
            (db, it) -> Interchanges.references(db, it.scope(), row.id(), it.moment()));
    Original all = incoming(row, id, faults(its.rows()));
    return new Original(all.bytes(), all.reading(), all.faults(), !its.all(), concerning);
  }

  /** Whether the reader may see something of the interchange that arrived. */
  boolean isSeen(ReadContext viewed, String id) {
    String arrived = arrived(id);
    return readings
        .read(viewed, (db, it) -> Interchanges.find(db, it.scope(), arrived, it.moment()))
        .isPresent();
  }

  /**
   * The interchange as far as it concerns the reader: for an auditor, the party that let it read.
   */
  Found stated(ReadContext viewed, String id) {
    InterchangeRow row = row(viewed, id);
    Map<String, Long> concerning =
        row.viewer().equals(row.owner())
            ? null
            : readings.read(
                viewed, (db, it) -> Interchanges.references(db, it.scope(), row.id(), it.moment()));
    return found(
        id,
        () -> {
          Original all = incoming(row, id, List.of());
          return new Original(all.bytes(), all.reading(), List.of(), false, concerning);
        });
  }

  /**
   * An incoming interchange for any party that it concerns, for the hub's own use; the caller must
   * not show it.
   */
  Found concerning(ReadContext viewed, String id) {
    InterchangeRow row = row(viewed, id);
    return found(id, () -> incoming(row, id, List.of()));
  }

  private Original incoming(InterchangeRow row, String id, List<Fault> faults) {
    var reading = PartnerReading.options(directory, new PartyCode(row.owner()), row.receiver());
    byte[] bytes = inbox.find(uuid(id)).orElseThrow(Ids::notFound).bytes();
    return new Original(bytes, reading, faults);
  }

  private Original sent(Caller caller, ReadContext viewed, UUID number) {
    Outgoing.Original it =
        readings
            .read(viewed, (db, by) -> Outgoing.original(db, by.scope(), number))
            .orElseThrow(Ids::notFound);
    var reading = ReaderOptions.STANDARD.withCharset(it.charset());
    var row = readings.read(viewed, (db, by) -> Outgoing.find(db, by.scope(), number));
    row.ifPresent(
        one ->
            looks.keep(
                caller, number.toString(), Set.copyOf(List.of(one.sender(), one.receiver()))));
    List<PartnerFault> told =
        row.map(OutgoingRow::acknowledged).map(OutgoingRow.Acknowledgement::told).orElse(List.of());
    return new Original(it.bytes(), reading, ToldFaults.of(told, it.bytes(), reading));
  }

  /** A file of several interchanges, as it arrived. */
  private Found file(Caller caller, UUID id) {
    Inbox.Kept file = inbox.kept(id).orElseThrow(Ids::notFound);
    if (!caller.is(Role.OPERATOR) && !file.owner().equals(caller.party())) throw Ids.notFound();
    return new Found(
        file.bytes(),
        () -> {
          looks.keep(caller, id.toString(), Set.of(file.owner().value()));
          byte[] bytes = inbox.find(id).orElseThrow(Ids::notFound).bytes();
          return new Original(bytes, ReaderOptions.STANDARD, List.of());
        });
  }

  /** The interchange that arrived, where the id names a correction of it; else the id. */
  String arrived(String id) {
    return inbox.corrections().original(uuid(id)).map(UUID::toString).orElse(id);
  }

  private static List<Fault> faults(List<InterchangeMessageRow> kept) {
    return kept.stream()
        .filter(it -> !it.isEnvelope())
        .flatMap(it -> it.faults().stream())
        .toList();
  }

  /**
   * The faults of the messages. A corrected message has its newest faults in the correction, not in
   * the interchange that arrived.
   */
  private List<Fault> ofMessages(InterchangeRow row, List<InterchangeMessageRow> kept, String id) {
    if (!inbox.corrections().areThere(uuid(row.id()))) return faults(kept);
    var first = new InterchangeKey(row.sender(), row.receiver(), row.reference());
    InterchangeKey key = new ReferenceUses(streams, inbox).of(first, uuid(row.id()));
    Map<Integer, List<Fault>> faults = new TreeMap<>();
    for (Object event : streams.read(Set.of(key.stream())).getOrDefault(key.stream(), List.of())) {
      if (event instanceof MessageConcluded it && id.equals(it.id()))
        faults.put(it.number(), it.result().faults());
      if (event instanceof MessageRerun it && id.equals(bytes(it)))
        faults.put(it.number(), it.result().faults());
    }
    return faults.values().stream().flatMap(List::stream).toList();
  }

  private static String bytes(MessageRerun it) {
    return it.correction() == null ? it.id() : it.correction().id();
  }

  static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Ids.notFound();
    }
  }

  static ResponseEntity<byte[]> file(String id, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(EDIFACT)
        .header("Content-Disposition", "attachment; filename=\"" + id + ".edi\"")
        .body(bytes);
  }
}
