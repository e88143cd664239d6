package weft.api.edi;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import weft.api.reading.Ids;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.outbox.Outgoing;
import weft.edi.reader.ReaderOptions;
import weft.edi.reception.Inbox;
import weft.edi.reception.PartnerReading;
import weft.interchange.Fault;
import weft.party.Directory;
import weft.party.PartyCode;
import weft.projections.interchange.InterchangeRow;
import weft.projections.interchange.Interchanges;

/**
 * Interchanges exactly as they arrived or were written. Other parties' data may stand in them:
 * their sender, the receiver of what we wrote and the operator get them, to all others they do not
 * exist.
 */
@Component
class Originals {
  private static final MediaType EDIFACT = new MediaType("application", "edifact");
  private final Readings readings;
  private final Inbox inbox;
  private final Directory directory;

  Originals(Readings readings, Inbox inbox, Directory directory) {
    this.readings = readings;
    this.inbox = inbox;
    this.directory = directory;
  }

  /**
   * The bytes, how they are to be read, and what was found wrong with them when they were applied.
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Original(byte[] bytes, ReaderOptions reading, List<Fault> faults) {}

  Original find(Caller caller, String id) {
    UUID number = uuid(id);
    if (caller.is(Role.AUDITOR)) throw Ids.notFound();
    var viewed = readings.asViewer(caller, null);
    var out = readings.read(viewed, (db, it) -> Outgoing.bytes(db, it.scope(), number));
    if (out.isPresent()) return new Original(out.get(), ReaderOptions.STANDARD, List.of());
    InterchangeRow row =
        readings
            .read(viewed, (db, it) -> Interchanges.find(db, it.scope(), id, it.moment()))
            .orElseThrow(Ids::notFound);
    boolean own = caller.party() != null && caller.party().value().equals(row.owner());
    if (!own && !caller.is(Role.OPERATOR)) throw Ids.notFound();
    List<Fault> faults = new ArrayList<>(row.faults());
    row.messages().forEach(it -> faults.addAll(it.faults()));
    var reading = PartnerReading.options(directory, new PartyCode(row.owner()), row.receiver());
    return new Original(
        inbox.find(number).orElseThrow(Ids::notFound).bytes(), reading, List.copyOf(faults));
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
