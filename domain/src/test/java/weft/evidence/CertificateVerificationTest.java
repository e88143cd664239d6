package weft.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weft.evidence.OfflineVerification.Known;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.OfflineVerification.Verdict;

class CertificateVerificationTest {
  private static final String ORIGIN = "weft.example/certificates";
  private static final NoteKey KEY = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
  private static final byte[] POLICY =
      ("log " + KEY.verifier() + "\nquorum none\n").getBytes(UTF_8);
  private static final String TIME = "2031-03-01T08:00:00.123456Z";
  private static final byte[] SALT = salt();

  private static final byte[] DOCUMENT =
      "{\"issuer\":\"JIAXIN\",\"number\":\"Q-1\",\"results\":[],\"schema\":\"weft-certificate/1\"}"
          .getBytes(UTF_8);

  private static final String END = "startxref\n9\n%%EOF\n";
  private static final Pattern OBJECT = Pattern.compile("(?m)^([0-9]+) 0 obj$");

  private static byte[] salt() {
    var salt = new byte[32];
    new SplittableRandom(3).nextBytes(salt);
    return salt;
  }

  private static CertificateEntry entry(byte[] document) {
    return new CertificateEntry(
        SALT, HexFormat.of().formatHex(Sha256.of(document)), "issued", TIME);
  }

  private static byte[] proof(CertificateEntry entry) {
    return proof(entry, KEY);
  }

  /** A log of two entries, of which this one is the second. */
  private static byte[] proof(CertificateEntry entry, NoteKey key) {
    var first = MerkleTree.leafHash(new byte[0]);
    var text = Checkpoint.of(ORIGIN, 2, MerkleTree.nodeHash(first, entry.leafHash())).text();
    var note = new SignedNote(text, List.of(key.sign(text, 1_900_000_000))).bytes();
    return new LogProof(entry.json(), 1, List.of(first), note).bytes();
  }

  private static String file(int number, String kind, byte[] content) {
    return "%d 0 obj\n<<\n/Length %d\n/Type /EmbeddedFile\n/Subtype /%s\n/Params 9 0 R\n>>\nstream\r\n%s\r\nendstream\nendobj\n"
        .formatted(number, content.length, kind, new String(content, ISO_8859_1));
  }

  private static String pdf(String... files) {
    return "%PDF-1.6\n7 0 obj\n<< /Names << /EmbeddedFiles 8 0 R >> >>\nendobj\n"
        + "4 0 obj\n<< /F (a) /EF << /F 1 0 R >> >>\nendobj\n"
        + "5 0 obj\n<< /F (b) /EF 6 0 R >>\nendobj\n6 0 obj\n<< /F 2 0 R /UF 2 0 R >>\nendobj\n"
        + String.join("", files)
        + END;
  }

  private static byte[] pdf(byte[] document, byte[] proof) {
    return referenced(pdf(file(1, "application#2Fjson", document), file(2, "text#2Fplain", proof)))
        .getBytes(ISO_8859_1);
  }

  /** Replaces the end of the file by a table that names each object where it stands. */
  private static String referenced(String pdf) {
    if (!pdf.endsWith(END)) return pdf;
    var body = pdf.substring(0, pdf.length() - END.length());
    var places = new TreeMap<Integer, Integer>();
    for (var it = OBJECT.matcher(body); it.find(); )
      places.put(Integer.parseInt(it.group(1)), it.start());
    int size = places.isEmpty() ? 1 : places.lastKey() + 1;
    var table = new StringBuilder("xref\n0 " + size + "\n");
    for (int i = 0; i < size; i++) {
      var at = places.get(i);
      table.append(
          at == null
              ? "0000000000 %05d f \n".formatted(i == 0 ? 65535 : 0)
              : "%010d 00000 n \n".formatted(at));
    }
    return body
        + table
        + "trailer\n<< /Size "
        + size
        + " >>\nstartxref\n"
        + body.length()
        + "\n%%EOF\n";
  }

  private static Outcome outcome(byte[] pdf) {
    return CertificateVerification.pdf(pdf, POLICY, null).outcome();
  }

  private static Outcome outcome(String pdf) {
    return outcome(referenced(pdf).getBytes(ISO_8859_1));
  }

  @Test
  void the_certificate_in_a_pdf_is_valid_by_the_proof_beside_it() {
    Verdict verdict =
        CertificateVerification.pdf(pdf(DOCUMENT, proof(entry(DOCUMENT))), POLICY, null);
    assertThat(verdict.outcome()).as(verdict.en()).isEqualTo(Outcome.VALID);
    assertThat(verdict.en())
        .startsWith("Valid: certificate Q-1 of JIAXIN")
        .contains(entry(DOCUMENT).sha256(), "as issued", "checkpoint 2");
    assertThat(verdict.zh()).startsWith("有效：JIAXIN 的证书 Q-1").contains("检查点 2");
  }

  @Test
  void an_entry_is_the_hash_of_salt_hash_state_and_time_as_the_contract_says() throws Exception {
    var out = new ByteArrayOutputStream();
    var framed = new DataOutputStream(out);
    framed.write("weft-certificate-v1\n".getBytes(US_ASCII));
    framed.write(SALT);
    for (String field : List.of(entry(DOCUMENT).sha256(), "issued", TIME)) {
      framed.writeLong(field.length());
      framed.write(field.getBytes(US_ASCII));
    }
    assertThat(entry(DOCUMENT).leafHash())
        .isEqualTo(sha256(joined(new byte[] {0}, sha256(out.toByteArray()))));
    assertThat(CertificateEntry.of(entry(DOCUMENT).json()).leafHash())
        .isEqualTo(entry(DOCUMENT).leafHash());
  }

  private static byte[] joined(byte[] one, byte[] other) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(one);
    out.write(other);
    return out.toByteArray();
  }

  private static byte[] sha256(byte[] of) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(of);
  }

  @Test
  void a_certificate_that_was_changed_is_changed() {
    byte[] forged = new String(DOCUMENT, UTF_8).replace("Q-1", "Q-2").getBytes(UTF_8);
    assertThat(outcome(pdf(forged, proof(entry(DOCUMENT))))).isEqualTo(Outcome.CHANGED);
    var earlier = entry(DOCUMENT);
    var revoked = new CertificateEntry(SALT, earlier.sha256(), "revoked", TIME);
    byte[] hidden =
        new String(proof(revoked), UTF_8)
            .replace(StrictEncoding.base64(revoked.json()), StrictEncoding.base64(earlier.json()))
            .getBytes(UTF_8);
    assertThat(outcome(pdf(DOCUMENT, hidden))).isEqualTo(Outcome.CHANGED);
  }

  @Test
  void a_log_of_an_unknown_key_and_another_log_of_the_same_key_are_told() {
    byte[] stranger = proof(entry(DOCUMENT), NoteKey.make(ORIGIN, Signing.ML_DSA_44));
    assertThat(outcome(pdf(DOCUMENT, stranger))).isEqualTo(Outcome.UNKNOWN_KEY);
    byte[] other = LogProof.of(proof(entry(new byte[0]))).checkpoint();
    assertThat(
            CertificateVerification.pdf(
                    pdf(DOCUMENT, proof(entry(DOCUMENT))), POLICY, new Known(other, List.of()))
                .outcome())
        .isEqualTo(Outcome.FORKED);
  }

  /**
   * The PDF carries a checkpoint without cosignatures, and its holder has a later one with them.
   */
  @Test
  void a_witness_of_a_later_checkpoint_is_one_of_the_certificate_too() {
    var witness = NoteKey.make("witness.example", Signing.ML_DSA_44);
    byte[] policy =
        "log %s\nwitness w %s\nquorum w\n"
            .formatted(KEY.verifier(), witness.verifier())
            .getBytes(UTF_8);
    byte[] pdf = pdf(DOCUMENT, proof(entry(DOCUMENT)));
    var two = Checkpoint.of(SignedNote.of(LogProof.of(proof(entry(DOCUMENT))).checkpoint()).text());
    byte[] third = MerkleTree.leafHash(new byte[] {3});
    byte[] later = Checkpoint.of(ORIGIN, 3, MerkleTree.nodeHash(two.root(), third)).text();
    byte[] other = Checkpoint.of(ORIGIN, 3, MerkleTree.nodeHash(third, third)).text();
    assertThat(CertificateVerification.pdf(pdf, policy, null).outcome())
        .isEqualTo(Outcome.NOT_WITNESSED);
    assertThat(outcome(pdf, policy, later, third, KEY, witness)).isEqualTo(Outcome.VALID);
    assertThat(outcome(pdf, policy, later, third, KEY)).isEqualTo(Outcome.NOT_WITNESSED);
    assertThat(outcome(pdf, policy, later, third, witness)).isEqualTo(Outcome.UNKNOWN_KEY);
    assertThat(outcome(pdf, policy, other, third, KEY, witness)).isEqualTo(Outcome.FORKED);
    // An earlier one that a witness saw does not cover the certificate.
    byte[] first = Checkpoint.of(ORIGIN, 1, MerkleTree.leafHash(new byte[0])).text();
    assertThat(outcome(pdf, policy, first, entry(DOCUMENT).leafHash(), KEY, witness))
        .isEqualTo(Outcome.NOT_WITNESSED);
  }

  private static Outcome outcome(
      byte[] pdf, byte[] policy, byte[] checkpoint, byte[] path, NoteKey... keys) {
    var lines = Arrays.stream(keys).map(it -> it.sign(checkpoint, 1_900_000_000)).toList();
    var known = new Known(new SignedNote(checkpoint, lines).bytes(), List.of(path));
    return CertificateVerification.pdf(pdf, policy, known).outcome();
  }

  @Test
  void each_byte_of_both_files_counts() {
    byte[] good = pdf(DOCUMENT, proof(entry(DOCUMENT)));
    int from = new String(good, ISO_8859_1).indexOf("/Type /EmbeddedFile");
    var random = new SplittableRandom(11);
    for (int i = 0; i < 300; i++) {
      byte[] changed = good.clone();
      int at = from + random.nextInt(good.length - from);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      var verdict = CertificateVerification.pdf(changed, POLICY, null);
      boolean inAFile = verdict.outcome() != Outcome.VALID;
      // Line breaks, object numbers and the end of the PDF are no part of the files.
      if (!inAFile)
        assertThat(verdict.en())
            .as("byte %d", at)
            .contains(entry(DOCUMENT).sha256(), "certificate Q-1 of JIAXIN");
    }
  }

  @Test
  void words_of_a_pdf_in_the_certificate_are_its_own() {
    byte[] document =
        new String(DOCUMENT, UTF_8)
            .replace("Q-1", "%%EOF startxref /EF /EmbeddedFile endobj 1 0 obj stream\\n")
            .getBytes(UTF_8);
    assertThat(outcome(pdf(document, proof(entry(document))))).isEqualTo(Outcome.VALID);
  }

  @Test
  void a_file_that_only_another_reader_would_show_is_malformed() {
    String good =
        pdf(
            file(1, "application#2Fjson", DOCUMENT),
            file(2, "text#2Fplain", proof(entry(DOCUMENT))));
    String other = file(3, "application#2Fjson", "{}".getBytes(UTF_8));
    String untyped = other.replace("/Type /EmbeddedFile\n", "");
    for (String pdf :
        List.of(
            good.replace("startxref", other + "startxref"),
            good.replace("startxref", untyped + "startxref").replace("/F 1 0 R", "/F 3 0 R"),
            good.replace("/F 1 0 R", "/F 1 0 R /UF 2 0 R"),
            good.replace("/F 1 0 R", "/F 1 0 R /Unix 2 0 R"),
            good.replace("/F 1 0 R", "/F 2 0 R"),
            good.replace("/EF << ", "/E#46 << "),
            good.replace("/EF << /F 1 0 R >>", "/EF << /F 1 0 R >> /EF << /F 2 0 R >>"),
            good.replace("/EF 6 0 R", "/EF 9 0 R"),
            good.replace("startxref", "% 1 0 obj\nstartxref"),
            good.replace("startxref", "6 0 obj\n<< /F 1 0 R >>\nendobj\nstartxref")))
      assertThat(outcome(pdf)).as(pdf.substring(0, 250)).isEqualTo(Outcome.MALFORMED);
  }

  @Test
  void references_that_lead_another_reader_elsewhere_are_malformed() {
    String good = new String(pdf(DOCUMENT, proof(entry(DOCUMENT))), ISO_8859_1);
    assertThat(outcome(good)).isEqualTo(Outcome.VALID);
    String first = "%010d 00000 n".formatted(good.indexOf("1 0 obj"));
    String second = "%010d 00000 n".formatted(good.indexOf("2 0 obj"));
    String start = "startxref\n" + good.indexOf("xref\n");
    for (String pdf :
        List.of(
            good.replace(first, second),
            good.replace(first, "%010d 00000 n".formatted(good.indexOf("1 0 obj") + 1)),
            good.replace(first, first.replace('n', 'f')),
            good.replace(first, first.replace(" 00000 n", " 00001 n")),
            good.replace(start, start + "0"),
            good.replace(start, "startxref\n9"),
            good.replace(start, "startxref\n" + good.indexOf("1 0 obj")),
            good.replace("xref\n0 ", "xref\n1 "),
            good.replace("trailer\n<<", "trailer\n<< /Prev 9"),
            good.replace("trailer", "xref\n0 0\ntrailer")))
      assertThat(outcome(pdf)).as(pdf.substring(pdf.length() - 400)).isEqualTo(Outcome.MALFORMED);
  }

  @Test
  void a_pdf_that_the_hub_did_not_write_is_malformed() {
    String document = file(1, "application#2Fjson", DOCUMENT);
    String proof = file(2, "text#2Fplain", proof(entry(DOCUMENT)));
    assertThat(outcome(pdf(document, proof))).isEqualTo(Outcome.VALID);
    for (String pdf :
        List.of(
            "",
            "x",
            pdf(),
            pdf(document),
            pdf(proof),
            pdf(document, proof, document),
            pdf(document, proof, file(3, "image#2Fpng", new byte[4])),
            pdf(document, proof) + document + "startxref\n9\n%%EOF\n",
            pdf(document, proof).replace("%%EOF", ""),
            pdf(document, proof).replace("/Params 9 0 R", "/Filter /FlateDecode"),
            pdf(document, proof).replace("/Length " + DOCUMENT.length, "/Length 999999"),
            pdf(document, proof).replace("/Length " + DOCUMENT.length, "/Length 5"),
            pdf(document, proof).replace("/Length " + DOCUMENT.length, "/Length 5 0 R"),
            pdf(file(1, "application#2Fjson", "{}".getBytes(UTF_8)), proof),
            pdf(document, file(2, "text#2Fplain", new byte[0]))))
      assertThat(outcome(pdf))
          .as(pdf.substring(0, Math.min(pdf.length(), 300)))
          .isEqualTo(Outcome.MALFORMED);
  }
}
