package weft.evidence;

import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.evidence.OfflineVerification.Known;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.OfflineVerification.Verdict;

/**
 * Verifies offline that the certificate in a PDF is in the log of certificates of a trusted
 * checkpoint. It verifies the enclosed document; the printed pages are the hub's rendering of it.
 */
public final class CertificateVerification {
  private CertificateVerification() {}

  /** Verifies the document and the proof that the PDF encloses. */
  public static Verdict pdf(byte[] pdf, byte[] policy, @Nullable Known known) {
    try {
      var trusted = TrustPolicy.of(policy);
      var files = EnclosedFiles.of(pdf);
      return verdict(files.document(), LogProof.of(files.proof()), trusted, known);
    } catch (Malformed e) {
      return OfflineVerification.malformed(e);
    }
  }

  /** Whether the checkpoint has the entry at the proof's index. Does not check signatures. */
  public static boolean includes(CertificateEntry entry, LogProof proof) {
    var checkpoint = Checkpoint.of(SignedNote.of(proof.checkpoint()).text());
    return MerkleTree.includes(
        entry.leafHash(), proof.index(), checkpoint.size(), proof.path(), checkpoint.root());
  }

  private static Verdict verdict(
      byte[] document, LogProof proof, TrustPolicy policy, @Nullable Known known) {
    if (proof.extra() == null) throw new Malformed("a proof without its entry");
    var entry = CertificateEntry.of(proof.extra());
    var named = named(document);
    var failed = OfflineVerification.checkpoint(proof, policy, known);
    if (failed != null) return failed;
    var checkpoint = Checkpoint.of(SignedNote.of(proof.checkpoint()).text());
    var sha256 = HexFormat.of().formatHex(Sha256.of(document));
    if (!sha256.equals(entry.sha256()) || !includes(entry, proof))
      return new Verdict(
          Outcome.CHANGED,
          "Changed: the log of checkpoint %d does not have this certificate."
              .formatted(checkpoint.size()),
          "已改动：检查点 %d 的日志中没有这份证书。".formatted(checkpoint.size()));
    return new Verdict(
        Outcome.VALID,
        "Valid: certificate %s of %s (SHA-256 %s) was recorded in %s on %s as %s, and is unchanged as of checkpoint %d. Ask the hub whether it holds today."
            .formatted(
                named.number(),
                named.issuer(),
                sha256,
                checkpoint.origin(),
                entry.time(),
                entry.state(),
                checkpoint.size()),
        "有效：%2$s 的证书 %1$s（SHA-256 %3$s）于 %5$s 以状态 %6$s 记入 %4$s，截至检查点 %7$d 未被改动。目前是否有效，请向平台查询。"
            .formatted(
                named.number(),
                named.issuer(),
                sha256,
                checkpoint.origin(),
                entry.time(),
                entry.state(),
                checkpoint.size()));
  }

  /** The document's own description of itself; safe to print on a line. */
  private record Named(String issuer, String number) {}

  private static Named named(byte[] document) {
    if (!(StrictJson.read(StrictEncoding.utf8(document)) instanceof Map<?, ?> it)
        || !(it.get("schema") instanceof String schema)
        || !schema.startsWith("weft-certificate/")
        || !(it.get("issuer") instanceof String issuer)
        || !(it.get("number") instanceof String number))
      throw new Malformed("the PDF's document is not a certificate");
    return new Named(printable(issuer), printable(number));
  }

  private static String printable(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .forEach(it -> line.appendCodePoint(Character.isISOControl(it) ? '\ufffd' : it));
    return line.toString();
  }
}
