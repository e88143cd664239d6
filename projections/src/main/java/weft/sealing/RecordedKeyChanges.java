package weft.sealing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import weft.history.store.LongPayload;
import weft.json.Json;
import weft.keys.EvidenceKeysChanged;
import weft.keys.EvidenceStreams;

/** The changes of a log's keys in the history, which alone decides what the log's keys are. */
record RecordedKeyChanges(JdbcClient database, EvidenceLog log) {
  private static final JsonMapper JSON = Json.mapper();

  /** A change, and the position of its event. */
  record Change(EvidenceKeysChanged event, long position) {}

  /** All changes, oldest first. */
  List<Change> all() {
    return read("order by sequence");
  }

  Optional<Change> last() {
    return read("order by sequence desc limit 1").stream().findFirst();
  }

  /** The change with the number; the first has number 1. */
  Optional<Change> find(int number) {
    return read("and sequence = " + (number - 1L)).stream().findFirst();
  }

  private List<Change> read(String which) {
    return database
        .sql("select payload, position from domain_event where stream = ? " + which)
        .param(EvidenceStreams.of(log.key()))
        .query(
            (row, _) ->
                new Change(event(requireNonNull(row.getBytes(1))), row.getLong(2)))
        .list();
  }

  private static EvidenceKeysChanged event(byte[] payload) {
    return JSON.readValue(LongPayload.json(payload), EvidenceKeysChanged.class);
  }
}
