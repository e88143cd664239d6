package weft.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.evidence.AddCheckpoint;
import weft.evidence.Checkpoint;
import weft.evidence.LogChange;
import weft.evidence.MerkleTree;
import weft.evidence.NoteKey;
import weft.evidence.SignedNote;
import weft.evidence.Signing;
import weft.evidence.VerifierKey;

/** The witness as a log asks it, over HTTP (C2SP tlog-witness). */
class WitnessServerTest {
  private static final String ORIGIN = "weft.example/history";
  private static final NoteKey LOG = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<byte[]> LEAVES =
      IntStream.range(0, 64).mapToObj(it -> MerkleTree.leafHash(new byte[] {(byte) it})).toList();

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private WitnessServer server;

  private static byte[] at(int level, long index) {
    return level == 0
        ? LEAVES.get((int) index)
        : MerkleTree.nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
  }

  private static byte[] body(long old, long size) {
    return body(
        old, Checkpoint.of(ORIGIN, size, MerkleTree.root(size, WitnessServerTest::at)), LOG);
  }

  private static byte[] body(long old, Checkpoint checkpoint, NoteKey key) {
    var path =
        old == 0 || old > checkpoint.size()
            ? List.<byte[]>of()
            : MerkleTree.consistency(old, checkpoint.size(), WitnessServerTest::at);
    var note =
        new SignedNote(checkpoint.text(), List.of(key.sign(checkpoint.text(), 1_900_000_000)));
    return new AddCheckpoint(old, path, note.bytes()).bytes();
  }

  @BeforeEach
  void start() throws IOException {
    Files.writeString(directory.resolve("policy"), "log " + LOG.verifier() + "\nquorum none\n");
    server = Objects.requireNonNull(run("--name", "witness.example/oem", "--port", "0"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private @Nullable WitnessServer run(String... options) {
    return WitnessCommand.run(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(options),
                java.util.stream.Stream.of(directory.toString()))
            .toList(),
        Locale.ENGLISH,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri("/add-checkpoint"))
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private List<VerifierKey> printed() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(it -> it.startsWith("witness.example/oem+"))
        .distinct()
        .map(VerifierKey::of)
        .toList();
  }

  @Test
  void a_cosignature_of_each_key_of_the_witness_is_the_answer() throws Exception {
    var request = AddCheckpoint.of(body(0, 7));
    var answer = post(request.bytes());
    assertThat(answer.statusCode()).isEqualTo(200);
    var text = SignedNote.of(request.note()).text();
    var whole =
        SignedNote.of(
            (new String(text, StandardCharsets.UTF_8) + "\n" + answer.body())
                .getBytes(StandardCharsets.UTF_8));
    assertThat(whole.signatures()).hasSize(2);
    assertThat(printed())
        .extracting(VerifierKey::signing)
        .containsExactly(Signing.ML_DSA_44, Signing.ED25519_COSIGNATURE);
    for (var key : printed()) assertThat(key.in(whole)).isEqualTo(VerifierKey.Found.GOOD);
  }

  @Test
  void each_wrong_request_has_the_status_of_the_specification() throws Exception {
    assertThat(post(body(0, 7)).statusCode()).isEqualTo(200);
    var other = NoteKey.make("other.example", Signing.ED25519);
    var root = MerkleTree.root(9, WitnessServerTest::at);
    assertThat(post(body(0, Checkpoint.of("other.example", 9, root), other)).statusCode())
        .isEqualTo(404);
    var stranger = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
    assertThat(post(body(7, Checkpoint.of(ORIGIN, 9, root), stranger)).statusCode()).isEqualTo(403);
    assertThat(post(body(10, 9)).statusCode()).isEqualTo(400);
    assertThat(post("old 7\n".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
    assertThat(post(body(7, Checkpoint.of(ORIGIN, 9, LEAVES.getFirst()), LOG)).statusCode())
        .isEqualTo(422);
    assertThat(post(body(7, Checkpoint.of(ORIGIN, 7, LEAVES.getFirst()), LOG)).statusCode())
        .isEqualTo(422);
    var answer = post(body(6, 9));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo("7\n");
    assertThat(post(body(7, 9)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_refusal_says_why_in_both_languages() throws Exception {
    assertThat(post(new byte[] {'x'}).body()).isEqualTo("The request is malformed.\n请求格式错误。\n");
  }

  @Test
  void the_newest_cosigned_checkpoint_is_published_by_the_hash_of_its_origin() throws Exception {
    var path = "/" + CosignedCheckpoints.nameOf(ORIGIN) + "/checkpoint";
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(post(body(0, 7)).statusCode()).isEqualTo(200);
    assertThat(post(body(7, 9)).statusCode()).isEqualTo(200);
    var note = SignedNote.of(get(path).body().getBytes(StandardCharsets.UTF_8));
    assertThat(Checkpoint.of(note.text()).size()).isEqualTo(9);
    assertThat(LOG.verifier().in(note)).isEqualTo(VerifierKey.Found.GOOD);
    for (var key : printed()) assertThat(key.in(note)).isEqualTo(VerifierKey.Found.GOOD);
    assertThat(get("/../witness.keys").statusCode()).isEqualTo(404);
    assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
  }

  @Test
  void of_many_requests_from_one_size_one_is_cosigned() throws Exception {
    assertThat(post(body(0, 7)).statusCode()).isEqualTo(200);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(8, 24)
              .mapToObj(size -> threads.submit(() -> post(body(7, size)).statusCode()))
              .toList();
      int cosigned = 0;
      for (var it : answers) {
        if (it.get() == 200) cosigned++;
        else assertThat(it.get()).isEqualTo(409);
      }
      assertThat(cosigned).isEqualTo(1);
    }
  }

  @Test
  void the_last_checkpoint_and_the_keys_outlive_the_process() throws Exception {
    assertThat(post(body(0, 7)).statusCode()).isEqualTo(200);
    server.close();
    server = Objects.requireNonNull(run("--port", "0"));
    assertThat(printed()).hasSize(2);
    assertThat(post(body(0, 9)).body()).isEqualTo("7\n");
    assertThat(post(body(7, 9)).statusCode()).isEqualTo(200);
  }

  /** Taking a damaged file for no checkpoint would let the log begin again. */
  @Test
  void a_damaged_checkpoint_is_not_taken_for_none() throws Exception {
    assertThat(post(body(0, 7)).statusCode()).isEqualTo(200);
    Files.writeString(
        directory.resolve("checkpoints").resolve(CosignedCheckpoints.nameOf(ORIGIN)), "");
    assertThat(post(body(0, 9)).statusCode()).isEqualTo(500);
  }

  private void change(String name, NoteKey by, NoteKey next) throws IOException {
    var change = new LogChange(ORIGIN, ORIGIN, 7, MerkleTree.emptyRoot(), List.of(next.verifier()));
    Files.write(
        Files.createDirectories(directory.resolve("changes")).resolve(name),
        change.signed(List.of(), List.of(by), 1_900_000_000).bytes());
  }

  /** The owner saves signed changes of the log's keys, and the policy stays as it is. */
  @Test
  void the_keys_that_signed_changes_bring_are_known_after_a_restart() throws Exception {
    var next = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
    var last = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
    var checkpoint = Checkpoint.of(ORIGIN, 9, MerkleTree.root(9, WitnessServerTest::at));
    assertThat(post(body(0, 7)).statusCode()).isEqualTo(200);
    assertThat(post(body(7, checkpoint, last)).statusCode()).isEqualTo(403);
    server.close();
    change("10", next, last);
    change("9", LOG, next);
    server = Objects.requireNonNull(run("--port", "0"));
    assertThat(post(body(7, checkpoint, last)).statusCode()).isEqualTo(200);
    assertThat(post(body(9, 11)).statusCode()).as("by the key of the policy").isEqualTo(200);
  }

  @Test
  void a_change_that_no_known_key_signed_is_told_and_nothing_is_started() throws Exception {
    var thief = NoteKey.make(ORIGIN, Signing.ML_DSA_44);
    server.close();
    change("1", thief, thief);
    assertThat(run("--port", "0")).isNull();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("The witness did not start: ", "is signed by no key known before it");
    Files.delete(directory.resolve("changes").resolve("1"));
    server = Objects.requireNonNull(run("--port", "0"));
    assertThat(post(body(0, 7)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_beyond_the_longest_note_is_refused() throws Exception {
    assertThat(post(new byte[AddCheckpoint.LONGEST + 1]).statusCode()).isEqualTo(413);
  }

  @Test
  void it_listens_on_loopback_unless_told() throws Exception {
    var outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(it -> !it.isLoopbackAddress() && !it.isLinkLocalAddress())
            .toList();
    for (var address : outside)
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> new Socket(address, server.port()).close())
          .isInstanceOf(IOException.class);
  }

  @Test
  void a_directory_has_one_witness() {
    assertThat(run("--port", "0")).isNull();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Another witness uses");
  }

  @Test
  void a_file_of_keys_that_cannot_be_read_is_told_in_a_sentence(@TempDir Path other)
      throws IOException {
    Files.writeString(other.resolve("witness.keys"), "NONE witness.example x x\n");
    var started =
        WitnessCommand.run(
            List.of(other.toString()),
            Locale.ENGLISH,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(started).isNull();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("The witness did not start: ");
  }

  @Test
  void the_first_start_makes_keys_that_only_its_user_reads_and_asks_for_the_logs(
      @TempDir Path other) throws IOException {
    var started =
        WitnessCommand.run(
            List.of("--lang", "zh", other.toString()),
            Locale.ENGLISH,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(started).isNull();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("请将要见证的日志写入");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(other.resolve("witness.keys"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_wrong_option_starts_nothing() {
    assertThat(run("--port", "99999")).isNull();
    assertThat(run("--lang", "fr")).isNull();
    assertThat(run("--what", "x")).isNull();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: java -jar weft-witness.jar");
  }
}
