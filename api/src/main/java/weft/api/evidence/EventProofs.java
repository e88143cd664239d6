package weft.api.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.securitylog.ShownParties;
import weft.event.Recorded;
import weft.event.ToldToOthers;
import weft.evidence.EventEvidence;
import weft.evidence.EventLeaf;
import weft.history.store.HistoryReader;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.history.HistoryEntries;
import weft.projections.history.HistoryEntries.Found;
import weft.projections.history.HistoryEntries.Wanted;
import weft.sealing.EvidenceLog;
import weft.sealing.HubLogs;
import weft.sealing.KeyChanges;
import weft.sealing.SealedLog;

/** An event that its reader may see, as bytes with a proof, for verification without the hub. */
@RestController
@RequestMapping(PublishedLog.PATH)
class EventProofs {
  private static final int PAYLOAD = 1;
  private static final int METADATA = 2;

  private final ReadContexts readings;
  private final HistoryReader history;
  private final SealedLog log;
  private final KeyChanges changes;

  EventProofs(ReadContexts readings, HistoryReader history, HubLogs logs) {
    this.readings = readings;
    this.history = history;
    this.log = logs.of(EvidenceLog.HISTORY).sealed();
    this.changes = logs.of(EvidenceLog.HISTORY).changes();
  }

  @Operation(
      operationId = "getEventEvidence",
      summary =
          "The event's parts with their salts: its type, its payload, its metadata. The metadata"
              + " names people, so parties other than the one that acted get only its hash.")
  @GetMapping(path = "/events/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> event(
      Caller caller,
      @Parameter(description = "The event's position.") @PathVariable long position) {
    var evidence = evidence(caller, position);
    return evidence == null ? notSealed(position) : ResponseEntity.ok(evidence.json());
  }

  @Operation(
      operationId = "getEventProof",
      summary = "Proves that the event is in the history of a signed checkpoint (C2SP tlog-proof).")
  @GetMapping(path = "/proofs/{position}", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<?> proof(
      Caller caller,
      @Parameter(description = "The event's position.") @PathVariable long position) {
    var evidence = evidence(caller, position);
    var proof = evidence == null ? null : log.proof(position, evidence.json());
    return proof == null
        ? notSealed(position)
        : ResponseEntity.ok().contentType(LogReads.TEXT).body(proof.bytes());
  }

  /**
   * Returns the evidence; null where the event is not sealed yet; 404 where the reader may not see
   * it.
   */
  private @Nullable EventEvidence evidence(Caller caller, long position) {
    readings.awaitRecorded(position);
    Found found =
        changes.isAt(position)
            ? new Found(position, List.of()) // names no party, and every caller may check it
            : found(readings.asOwner(caller, null), position);
    if (caller.is(Role.AUDITOR))
      ShownParties.of(found.readers().stream().map(PartyCode::value).collect(Collectors.toSet()));
    Recorded event = history.at(List.of(position)).stream().findFirst().orElseThrow(Ids::notFound);
    return log.parts(position).map(it -> shown(it, found.readers(), event)).orElse(null);
  }

  private Found found(ReadContext reading, long position) {
    var wanted = new Wanted(null, null, null, position - 1, position);
    return readings
        .read(reading, (db, it) -> HistoryEntries.find(db, it.scope(), it.moment(), wanted, 1))
        .stream()
        .findFirst()
        .orElseThrow(Ids::notFound);
  }

  private static EventEvidence shown(
      List<EventLeaf.Part.Shown> parts, List<PartyCode> readers, Recorded event) {
    var shown = new ArrayList<EventLeaf.Part>(parts);
    if (!readers.contains(event.provenance().actor().party())) hide(shown, METADATA);
    if (!isWholeFor(readers, event.payload())) hide(shown, PAYLOAD);
    return new EventEvidence(shown);
  }

  /** Whether one of the readers may see the whole event; another party's own data is hidden. */
  private static boolean isWholeFor(List<PartyCode> readers, Object payload) {
    return !(payload instanceof ToldToOthers told)
        || readers.stream().anyMatch(it -> told.asReadBy(it).equals(payload));
  }

  private static void hide(List<EventLeaf.Part> parts, int which) {
    parts.set(which, new EventLeaf.Part.Hidden(parts.get(which).hash()));
  }

  private static ResponseEntity<Problem> notSealed(long position) {
    var text =
        new Text(
            "The event at position " + position + " is not sealed yet.",
            "位置 " + position + " 的事件尚未封存。");
    return NotSealed.answer(text);
  }
}
