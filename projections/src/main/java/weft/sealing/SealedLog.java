package weft.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
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
  static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final EvidenceLog log;
  private final JdbcClient database;
  private final HistoryTable history;
  private final RecordedKeyChanges changes;

  /** The log over the history. */
  public SealedLog(DataSource database) {
    this(database, EvidenceLog.HISTORY);
  }

  public SealedLog(DataSource database, EvidenceLog log) {
    this.log = log;
    this.history = new HistoryTable(database);
    this.database = JdbcClient.create(database);
    this.changes = new RecordedKeyChanges(this.database, log);
  }

  /**
   * The newest checkpoint with the log's signatures and, once witnesses gave them, cosignatures
   * below; empty before the first.
   */
  public Optional<SignedNote> checkpoint() {
    return newest().map(Newest::note);
  }

  /**
   * The newest checkpoint and the newest that a witness cosigned, read in one moment.
   *
   * @param witnessed null if no witness cosigned yet
   */
  private record Newest(SignedNote note, @Nullable SignedNote witnessed) {
    static Newest of(byte[] note, byte @Nullable [] witnessed) {
      var newest = SignedNote.of(note);
      if (witnessed == null) return new Newest(newest, null);
      var cosigned = SignedNote.of(witnessed);
      return Arrays.equals(newest.text(), cosigned.text())
          ? new Newest(newest.with(cosigned.signatures()), cosigned)
          : new Newest(newest, cosigned);
    }

    /** A checkpoint that covers the leaves, cosigned if there is such a one. */
    SignedNote covering(long leaves) {
      return witnessed != null && Checkpoint.of(witnessed.text()).size() >= leaves
          ? witnessed
          : note;
    }
  }

  private Optional<Newest> newest() {
    return database
        .sql(
            "select l.note, w.note from evidence_log l left join evidence_witnessed w using (log)"
                + " where log = ? and l.note is not null")
        .param(log.key())
        .query((row, _) -> Newest.of(row.getBytes(1), row.getBytes(2)))
        .optional();
  }

  /** The verifier keys of all keys that have signed so far; the current ones come last. */
  public List<String> verifiers() {
    return keys().stream().map(Key::verifier).toList();
  }

  /**
   * A key of the log.
   *
   * @param from the log's size when it became a key
   * @param until the log's size when other keys replaced it; null for a current key
   * @param event the position of the event that made it a key; null if the log began with it
   */
  public record Key(String verifier, long from, @Nullable Long until, @Nullable Long event) {}

  /** All keys that have signed so far; the current ones come last. */
  public List<Key> keys() {
    var recorded = changes.all();
    var all = new ArrayList<Key>();
    Long first = recorded.isEmpty() ? null : recorded.getFirst().event().size();
    for (var it : changes.firstKeys()) all.add(new Key(it.verifier(), it.from(), first, null));
    for (int i = 0; i < recorded.size(); i++) {
      var it = recorded.get(i);
      Long until = i + 1 == recorded.size() ? null : recorded.get(i + 1).event().size();
      for (var key : it.event().keys())
        all.add(new Key(key, it.event().size(), until, it.position()));
    }
    return all;
  }

  /** Whether each of the keys is a current one of this log. */
  public boolean isOf(LogKeys keys) {
    var recorded = changes.all();
    var current =
        recorded.isEmpty()
            ? changes.firstKeys().stream().map(RecordedKeyChanges.FirstKey::verifier).toList()
            : recorded.getLast().event().keys();
    return current.containsAll(keys.verifiers());
  }

  /** The log that it reads. */
  public EvidenceLog log() {
    return log;
  }

  long size() {
    return database
        .sql("select size from evidence_log where log = ?")
        .param(log.key())
        .query(Long.class)
        .single();
  }

  /** Seconds since the oldest unsealed entry was recorded; 0 if all entries are sealed. */
  public long secondsBehind(Clock clock) {
    return database
        .sql(log.oldestUnsealed())
        .query(OffsetDateTime.class)
        .optional()
        .map(it -> Duration.between(it.toInstant(), clock.instant()).toSeconds())
        .filter(it -> it > 0)
        .orElse(0L);
  }

  MerkleTree.Nodes nodes() {
    return new Tiles(database, log);
  }

  /**
   * The checkpoint at which proofs of the first leaves end: the newest cosigned one that covers
   * them, else the newest. Empty before the first.
   */
  Optional<SignedNote> covering(long leaves) {
    return newest().map(it -> it.covering(leaves));
  }

  /** The proof that the event is in the log; null if it is not sealed yet. */
  public @Nullable LogProof proof(long position, byte[] extra) {
    var note = covering(position);
    return note.isEmpty() || position > Checkpoint.of(note.get().text()).size()
        ? null
        : proofAt(position - 1, note.get(), extra);
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
