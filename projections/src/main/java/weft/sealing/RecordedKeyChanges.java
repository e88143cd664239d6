package weft.sealing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import weft.evidence.LogChange;
import weft.evidence.Malformed;
import weft.evidence.VerifierKey;
import weft.history.store.LongPayload;
import weft.json.Json;
import weft.keys.EvidenceKeysChanged;
import weft.keys.EvidenceStreams;

/**
 * The changes of a log's keys in the history, which alone decides what the log's keys are. An event
 * that the keys before it did not sign changes nothing: SQL could have written it.
 */
final class RecordedKeyChanges {
  private static final Logger logger = LoggerFactory.getLogger(RecordedKeyChanges.class);
  private static final JsonMapper JSON = Json.mapper();

  private final JdbcClient database;
  private final EvidenceLog log;
  private volatile Read read = new Read(0, List.of());

  RecordedKeyChanges(JdbcClient database, EvidenceLog log) {
    this.database = database;
    this.log = log;
  }

  /** A change, and the position of its event. */
  record Change(EvidenceKeysChanged event, long position) {}

  /** A key with which the log began, and the log's size then. */
  record FirstKey(String verifier, long from) {}

  /** How many events were read, and the signed changes among them. */
  private record Read(long events, List<Change> changes) {}

  @SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
  private record Stored(byte[] payload, long position) {}

  /** The keys with which the log began. */
  List<FirstKey> firstKeys() {
    return database
        .sql("select verifier, from_size from evidence_key where log = ? order by verifier")
        .param(log.key())
        .query((row, _) -> new FirstKey(requireNonNull(row.getString(1)), row.getLong(2)))
        .list();
  }

  /** All changes, oldest first. The signatures of each are verified once. */
  List<Change> all() {
    var known = read;
    if (events() == known.events()) return known.changes();
    var stored =
        database
            .sql("select payload, position from domain_event where stream = ? order by sequence")
            .param(EvidenceStreams.of(log.key()))
            .query((row, _) -> new Stored(requireNonNull(row.getBytes(1)), row.getLong(2)))
            .list();
    var now = new Read(stored.size(), signed(stored));
    read = now;
    return now.changes();
  }

  private long events() {
    return database
        .sql("select coalesce(max(sequence), -1) + 1 from domain_event where stream = ?")
        .param(EvidenceStreams.of(log.key()))
        .query(Long.class)
        .single();
  }

  private List<Change> signed(List<Stored> events) {
    var changes = new ArrayList<Change>();
    var trusted = firstKeys().stream().map(it -> VerifierKey.of(it.verifier())).toList();
    for (var it : events) {
      var event = signed(it.payload(), trusted);
      if (event == null) {
        logger.error(
            "The event at position {} would change the keys of the log {}, and these did not sign"
                + " it. It has no effect.",
            it.position(),
            log.key());
        break;
      }
      changes.add(new Change(event, it.position()));
      trusted = event.keys().stream().map(VerifierKey::of).toList();
    }
    return List.copyOf(changes);
  }

  /** The event; null if none of the trusted keys signed what it says. */
  private static @Nullable EvidenceKeysChanged signed(byte[] payload, List<VerifierKey> trusted) {
    try {
      var event = JSON.readValue(LongPayload.json(payload), EvidenceKeysChanged.class);
      var change = LogChange.verified(event.signed(), trusted);
      return change != null && event.states(change) ? event : null;
    } catch (JacksonException | Malformed e) {
      return null;
    }
  }
}
