package weft.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.evidence.CertificateEntry;
import weft.evidence.Checkpoint;
import weft.evidence.EventEvidence;
import weft.evidence.EventLeaf;
import weft.evidence.LogChange;
import weft.evidence.LogProof;
import weft.evidence.MerkleTree;
import weft.evidence.NoteKey;
import weft.evidence.SignedNote;
import weft.evidence.Signing;

/** The command line as an auditor types it; a log of one event is enough. */
class VerifyTest {
  private static final String ORIGIN = "weft.example/history";
  private static final NoteKey KEY = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
  private static final NoteKey WITNESS = NoteKey.make("w.example", Signing.ML_DSA_44);

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void save() throws IOException {
    var own = new byte[32];
    var envelope =
        new EventLeaf.Envelope(
            "id",
            "order-placed",
            null,
            "PurchaseOrder:HENGYUE:4711",
            1,
            1,
            "2031-03-01T08:00:00.123456Z");
    var event =
        new EventEvidence(
            List.of(
                EventLeaf.shown(own, 0, envelope.bytes()),
                EventLeaf.shown(own, 1, new byte[] {'{', '}'}),
                EventLeaf.shown(own, 2, new byte[] {'{', '}'})));
    Files.write(directory.resolve("event"), event.json());
    note("proof", event.leafHash(), KEY);
    note("stranger", event.leafHash(), NoteKey.make(ORIGIN, Signing.ML_DSA_44));
    note("cosigned", event.leafHash(), KEY, WITNESS);
    note("other", MerkleTree.leafHash(new byte[0]), KEY);
    Files.writeString(directory.resolve("policy"), "log " + KEY.verifier() + "\nquorum none\n");
    Files.writeString(
        directory.resolve("witnessed"),
        "log %s\nwitness w %s\nquorum w\n".formatted(KEY.verifier(), WITNESS.verifier()));
  }

  private void note(String name, byte[] root, NoteKey... keys) throws IOException {
    var text = Checkpoint.of(ORIGIN, 1, root).text();
    var note =
        new SignedNote(text, Stream.of(keys).map(it -> it.sign(text, 1_900_000_000)).toList())
            .bytes();
    Files.write(directory.resolve(name + ".checkpoint"), note);
    Files.write(directory.resolve(name), new LogProof(null, 0, List.of(), note).bytes());
  }

  private int run(Locale locale, String... arguments) {
    var all =
        java.util.Arrays.stream(arguments)
            .map(
                it ->
                    it.startsWith("-")
                            || it.length() == 2
                            || List.of("keys", "certificate").contains(it)
                        ? it
                        : directory.resolve(it).toString())
            .toList();
    return Verify.run(
        all,
        locale,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void one_line_in_the_readers_language_and_the_exit_code_say_how_it_is() {
    assertThat(run(Locale.ENGLISH, "event", "proof", "policy")).isZero();
    assertThat(run(Locale.SIMPLIFIED_CHINESE, "event", "proof", "policy")).isZero();
    assertThat(run(Locale.ENGLISH, "--lang", "zh", "event", "stranger", "policy")).isEqualTo(12);
    assertThat(run(Locale.CHINESE, "--lang", "en", "event", "proof", "witnessed")).isEqualTo(13);
    assertThat(run(Locale.ENGLISH, "event", "cosigned", "witnessed")).isZero();
    assertThat(run(Locale.ENGLISH, "event", "other", "policy")).isEqualTo(10);
    assertThat(run(Locale.ENGLISH, "event", "proof", "policy", "other.checkpoint")).isEqualTo(11);
    assertThat(run(Locale.ENGLISH, "policy", "proof", "policy")).isEqualTo(15);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            it -> assertThat(it).startsWith("Valid: order-placed at position 1"),
            it -> assertThat(it).startsWith("有效：位置 1 的 order-placed"),
            it -> assertThat(it).startsWith("密钥未知"),
            it -> assertThat(it).startsWith("Not witnessed"),
            it -> assertThat(it).startsWith("Valid"),
            it -> assertThat(it).startsWith("Changed"),
            it -> assertThat(it).startsWith("Forked"),
            it -> assertThat(it).startsWith("Malformed"));
    assertThat(err.size()).isZero();
  }

  /** The owner of a policy adds the lines to it. */
  @Test
  void new_keys_are_printed_if_the_old_ones_signed_them() throws IOException {
    var next = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
    var change = new LogChange(ORIGIN, ORIGIN, 1, MerkleTree.emptyRoot(), List.of(next.verifier()));
    Files.write(
        directory.resolve("change"), change.signed(List.of(), List.of(KEY), 1_900_000_000).bytes());
    Files.write(
        directory.resolve("forged"),
        change.signed(List.of(), List.of(next), 1_900_000_000).bytes());
    assertThat(run(Locale.ENGLISH, "--lang", "en", "keys", "change", "policy")).isZero();
    assertThat(run(Locale.ENGLISH, "keys", "forged", "policy")).isEqualTo(12);
    assertThat(run(Locale.ENGLISH, "keys", "proof", "policy")).isEqualTo(15);
    assertThat(run(Locale.ENGLISH, "keys", "change", "policy", "policy")).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).contains("log " + next.verifier());
  }

  /** The reader has the policy from before two changes of keys. */
  @Test
  void an_old_policy_follows_signed_changes_to_the_new_keys() throws IOException {
    var next = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
    var last = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
    change("first", KEY, next);
    change("second", next, last);
    change("forged", last, last);
    var event = EventEvidence.of(Files.readAllBytes(directory.resolve("event")));
    note("rotated", event.leafHash(), last);
    assertThat(run(Locale.ENGLISH, "event", "rotated", "policy")).isEqualTo(12);
    assertThat(run(Locale.ENGLISH, "--change", "first", "event", "rotated", "policy"))
        .isEqualTo(12);
    String[] both = {"--change", "first", "--change", "second", "event", "rotated", "policy"};
    assertThat(run(Locale.ENGLISH, both)).isZero();
    String[] turned = {"--change", "second", "--change", "first", "event", "rotated", "policy"};
    assertThat(run(Locale.ENGLISH, turned)).isEqualTo(12);
    assertThat(run(Locale.ENGLISH, "--change", "forged", "event", "rotated", "policy"))
        .isEqualTo(12);
    assertThat(run(Locale.ENGLISH, "--change", "event", "event", "proof", "policy")).isEqualTo(15);
    assertThat(run(Locale.ENGLISH, "--change", "none", "event", "proof", "policy")).isEqualTo(2);
  }

  private void change(String name, NoteKey by, NoteKey next) throws IOException {
    var change = new LogChange(ORIGIN, ORIGIN, 1, MerkleTree.emptyRoot(), List.of(next.verifier()));
    Files.write(
        directory.resolve(name), change.signed(List.of(), List.of(by), 1_900_000_000).bytes());
  }

  /** The PDF's pages do not matter to the verifier. */
  private void savePdf(String name, String number) throws Exception {
    var document = "{\"issuer\":\"JIAXIN\",\"number\":\"Q-1\",\"schema\":\"weft-certificate/2\"}";
    var sha256 =
        MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
    var entry =
        new CertificateEntry(
            new byte[32],
            HexFormat.of().formatHex(sha256),
            "issued",
            "2031-03-01T08:00:00.123456Z");
    var text = Checkpoint.of(ORIGIN, 1, entry.leafHash()).text();
    var note = new SignedNote(text, List.of(KEY.sign(text, 1_900_000_000))).bytes();
    var proof =
        new String(new LogProof(entry.json(), 0, List.of(), note).bytes(), StandardCharsets.UTF_8);
    String body =
        "%PDF-1.6\n"
            + "3 0 obj\n"
            + "<< /EF << /F 1 0 R >> >>\n"
            + "endobj\n"
            + "4 0 obj\n"
            + "<< /EF << /F 2 0 R >> >>\n"
            + "endobj\n"
            + enclosed(1, "application#2Fjson", document.replace("Q-1", number))
            + enclosed(2, "text#2Fplain", proof);
    Files.writeString(directory.resolve(name), body + references(body), StandardCharsets.UTF_8);
  }

  /** The end of a file with the objects 1 to 4: where each begins, in bytes. */
  private static String references(String body) {
    var end = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
    for (int number = 1; number <= 4; number++) {
      String before = body.substring(0, body.indexOf("\n" + number + " 0 obj\n") + 1);
      end.append("%010d 00000 n \n".formatted(before.getBytes(StandardCharsets.UTF_8).length));
    }
    return end
        + "trailer\n<< /Size 5 >>\nstartxref\n"
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\n%%EOF\n";
  }

  private static String enclosed(int number, String kind, String text) {
    return "%d 0 obj\n<< /Length %d /Type /EmbeddedFile /Subtype /%s >>\nstream\n%s\nendstream\nendobj\n"
        .formatted(number, text.getBytes(StandardCharsets.UTF_8).length, kind, text);
  }

  @Test
  void a_certificate_is_verified_by_its_pdf_alone() throws Exception {
    savePdf("pdf", "Q-1");
    savePdf("forged", "Q-2");
    assertThat(run(Locale.ENGLISH, "certificate", "pdf", "policy")).isZero();
    assertThat(run(Locale.SIMPLIFIED_CHINESE, "certificate", "pdf", "policy")).isZero();
    assertThat(run(Locale.ENGLISH, "certificate", "forged", "policy")).isEqualTo(10);
    assertThat(run(Locale.ENGLISH, "certificate", "pdf", "policy", "other.checkpoint"))
        .isEqualTo(11);
    assertThat(run(Locale.ENGLISH, "certificate", "pdf", "witnessed")).isEqualTo(13);
    assertThat(run(Locale.ENGLISH, "certificate", "event", "policy")).isEqualTo(15);
    assertThat(run(Locale.ENGLISH, "certificate", "pdf")).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            it -> assertThat(it).startsWith("Valid: certificate Q-1 of JIAXIN"),
            it -> assertThat(it).startsWith("有效：JIAXIN 的证书 Q-1"),
            it -> assertThat(it).startsWith("Changed"),
            it -> assertThat(it).startsWith("Forked"),
            it -> assertThat(it).startsWith("Not witnessed"),
            it -> assertThat(it).startsWith("Malformed"));
  }

  @Test
  void what_cannot_be_read_or_is_asked_wrongly_ends_with_2() {
    assertThat(run(Locale.ENGLISH)).isEqualTo(2);
    assertThat(run(Locale.ENGLISH, "event", "proof")).isEqualTo(2);
    assertThat(run(Locale.ENGLISH, "--lang", "fr", "event", "proof", "policy")).isEqualTo(2);
    assertThat(run(Locale.ENGLISH, "event", "nowhere", "policy")).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Usage: java -jar weft-verify.jar", "Cannot read");
  }
}
