package weft.sealing;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.CertificateEntry;
import weft.evidence.Checkpoint;
import weft.evidence.LogProof;
import weft.evidence.SignedNote;

/** Reads the log of certificates: the entries of a certificate, and their proofs. */
public final class SealedCertificates {
  /** A checkpoint that is cosigned later than this stays without cosignatures in PDFs. */
  private static final String COSIGNED_WITHIN = "interval '10 seconds'";

  /**
   * Longer than the time above, because a cosignature's time is that of its transaction's begin.
   */
  private static final String WAIT = "interval '12 seconds'";

  /**
   * The checkpoint that an entry's PDF carries, the same at all times: the first cosigned one if it
   * was cosigned soon after the first that covers the entry, else that first one. Empty while the
   * witnesses may still cosign.
   */
  private static final String CARRIED =
      """
      with first as (select note, at from evidence_checkpoint where log = :log and size > :index order by size limit 1),
        cosigned as (select note, at from evidence_cosigned where log = :log and size > :index order by size limit 1)
      select coalesce(cosigned.note, first.note)
      from first left join cosigned on cosigned.at <= first.at + %s
      where cosigned.note is not null or first.at is null or not :witnessed or first.at + %s < now()
      """
          .formatted(COSIGNED_WITHIN, WAIT);

  private final SealedLog log;
  private final JdbcClient database;
  private final boolean witnessed;

  /** The log of certificates of a hub without witnesses. */
  public SealedCertificates(DataSource database) {
    this(database, false);
  }

  /**
   * The log of certificates.
   *
   * @param witnessed whether the hub asks witnesses, for whom a new certificate's PDF waits up to
   *     twelve seconds
   */
  public SealedCertificates(DataSource database, boolean witnessed) {
    this.log = new SealedLog(database, EvidenceLog.CERTIFICATES);
    this.database = JdbcClient.create(database);
    this.witnessed = witnessed;
  }

  /** The log itself, which anyone may read. */
  public SealedLog log() {
    return log;
  }

  /** A state of a certificate with its proof. */
  public record Proven(CertificateEntry entry, LogProof proof) {}

  private record Entry(long index, CertificateEntry of) {}

  /**
   * The states of the certificate with that hash that are sealed, each proven by one checkpoint,
   * which is cosigned if a witness saw the newest of them.
   */
  public List<Proven> of(String sha256) {
    var entries = entries(sha256);
    if (entries.isEmpty()) return List.of();
    var note = log.covering(entries.getLast().index() + 1);
    if (note.isEmpty()) return List.of();
    long size = Checkpoint.of(note.get().text()).size();
    return entries.stream()
        .filter(it -> it.index() < size)
        .map(it -> proven(it, note.get().bytes()))
        .toList();
  }

  /**
   * The first state of the certificate, proven by the checkpoint that its PDF carries. The answer
   * stays the same for ever; it is null as long as the certificate is not sealed, or its witnesses
   * are waited for.
   */
  public @Nullable Proven issue(String sha256) {
    return entries(sha256).stream()
        .findFirst()
        .flatMap(it -> carried(it.index()).map(note -> proven(it, note)))
        .orElse(null);
  }

  private Optional<byte[]> carried(long index) {
    return database
        .sql(CARRIED)
        .param("log", EvidenceLog.CERTIFICATES.key())
        .param("index", index)
        .param("witnessed", witnessed)
        .query(byte[].class)
        .optional();
  }

  private Proven proven(Entry it, byte[] note) {
    return new Proven(it.of(), log.proofAt(it.index(), SignedNote.of(note), it.of().json()));
  }

  private List<Entry> entries(String sha256) {
    return database
        .sql(
            "select entry, random, sha256, state, at from evidence_certificate where sha256 = ?"
                + " order by entry")
        .param(sha256)
        .query(
            (row, _) ->
                new Entry(
                    row.getLong(1),
                    new CertificateEntry(
                        row.getBytes(2), row.getString(3), row.getString(4), row.getString(5))))
        .list();
  }
}
