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
  private final SealedLog log;
  private final JdbcClient database;

  public SealedCertificates(DataSource database) {
    this.log = new SealedLog(database, SealedLog.CERTIFICATES);
    this.database = JdbcClient.create(database);
  }

  /** The log itself, which anyone may read. */
  public SealedLog log() {
    return log;
  }

  /** A state of a certificate with its proof. */
  public record Proven(CertificateEntry entry, LogProof proof) {}

  private record Entry(long index, CertificateEntry of) {}

  /**
   * The states of the certificate with that hash that are sealed, each proven by one checkpoint.
   */
  public List<Proven> of(String sha256) {
    var note = log.checkpoint();
    if (note.isEmpty()) return List.of();
    long size = Checkpoint.of(note.get().text()).size();
    return entries(sha256).stream()
        .filter(it -> it.index() < size)
        .map(it -> proven(it, note.get().bytes()))
        .toList();
  }

  /**
   * The first state of the certificate, proven by the first checkpoint that covers it. The answer
   * stays the same for ever; it is null as long as the certificate is not sealed.
   */
  public @Nullable Proven issue(String sha256) {
    return entries(sha256).stream()
        .findFirst()
        .flatMap(it -> covering(it.index()).map(note -> proven(it, note)))
        .orElse(null);
  }

  private Optional<byte[]> covering(long index) {
    return database
        .sql(
            "select note from evidence_checkpoint where log = ? and size > ? order by size limit 1")
        .params(SealedLog.CERTIFICATES, index)
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
