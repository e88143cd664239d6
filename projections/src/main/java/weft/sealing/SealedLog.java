package weft.sealing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.Checkpoint;
import weft.evidence.EventLeaf;
import weft.evidence.LogProof;
import weft.evidence.MerkleTree;
import weft.evidence.SignedNote;
import weft.history.store.HistoryTable;
import weft.history.store.StoredEvent;

/**
 * Reads a log, that over the history or another: its newest checkpoint and the proofs of its
 * leaves.
 */
public final class SealedLog {
  static final String HISTORY = "history";
  static final String CERTIFICATES = "certificates";

  static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final String log;
  private final JdbcClient database;
  private final HistoryTable history;

  /** The log over the history. */
  public SealedLog(DataSource database) {
    this(database, HISTORY);
  }

  SealedLog(DataSource database, String log) {
    this.log = log;
    this.history = new HistoryTable(database);
    this.database = JdbcClient.create(database);
  }

  /** The newest checkpoint with its signatures; empty before the first. */
  public Optional<SignedNote> checkpoint() {
    return database
        .sql("select note from evidence_log where log = ? and note is not null")
        .param(log)
        .query(byte[].class)
        .optional()
        .map(SignedNote::of);
  }

  /** The verifier keys of all keys that have signed so far; the current ones come last. */
  public List<String> verifiers() {
    return database
        .sql("select verifier from evidence_key where log = ? order by from_size, verifier")
        .param(log)
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  /** Whether each of the keys belongs to this log. */
  public boolean isOf(LogKeys keys) {
    return verifiers().containsAll(keys.verifiers());
  }

  /** The proof that the event is in the log; null if it is not sealed yet. */
  public @Nullable LogProof proof(long position, byte[] extra) {
    var note = checkpoint();
    if (note.isEmpty()) return null;
    long size = Checkpoint.of(note.get().text()).size();
    if (position > size) return null;
    return proofAt(position - 1, note.get(), extra);
  }

  /** The proof that a checkpoint, which need not be the newest, covers the leaf. */
  LogProof proofAt(long index, SignedNote note, byte[] extra) {
    long size = Checkpoint.of(note.text()).size();
    var path = MerkleTree.inclusion(index, size, new Tiles(database, log));
    return new LogProof(extra, index, path, note.bytes());
  }

  /**
   * The consistency proof of RFC 9162 2.1.4.1 between two sizes of the log.
   *
   * @return null if the log is not that large
   */
  public @Nullable List<byte[]> consistency(long from, long to) {
    var note = checkpoint();
    if (note.isEmpty() || to > Checkpoint.of(note.get().text()).size()) return null;
    return MerkleTree.consistency(from, to, new Tiles(database, log));
  }

  /** The event's three parts, each with its salt; empty if the event is not sealed yet. */
  public Optional<List<EventLeaf.Part.Shown>> parts(long position) {
    return database
        .sql("select random from evidence_salt where position = ?")
        .param(position)
        .query(byte[].class)
        .optional()
        .map(random -> parts(history.at(List.of(position)).getFirst(), random));
  }

  static List<EventLeaf.Part.Shown> parts(StoredEvent event, byte[] random) {
    var envelope =
        new EventLeaf.Envelope(
            event.eventId(),
            event.type(),
            event.revision(),
            event.stream(),
            event.sequence() + 1,
            event.position(),
            MICROSECONDS.format(Instant.EPOCH.plus(event.recordedMicros(), ChronoUnit.MICROS)));
    return List.of(
        EventLeaf.shown(random, 0, envelope.bytes()),
        EventLeaf.shown(random, 1, event.payload()),
        EventLeaf.shown(random, 2, event.metadata()));
  }
}
