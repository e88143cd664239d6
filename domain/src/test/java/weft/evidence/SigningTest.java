package weft.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SigningTest {
  private static final byte[] TEXT =
      Checkpoint.of("weft.example/history", 7, MerkleTree.leafHash(new byte[0])).text();

  /** A plain signature, because Wycheproof's messages are no checkpoints. */
  static Stream<Arguments> wycheproof() {
    return Stream.of("ed25519_test.json", "mldsa_44_verify_test.json")
        .flatMap(
            file ->
                Vectors.read(file)
                    .get("testGroups")
                    .valueStream()
                    .flatMap(
                        group ->
                            group
                                .get("tests")
                                .valueStream()
                                .filter(it -> !it.has("ctx")) // our signatures have no context
                                .map(
                                    it ->
                                        Arguments.of(
                                            file.startsWith("ed")
                                                ? Signing.ED25519
                                                : Signing.ML_DSA_44,
                                            it.get("tcId").asInt(),
                                            group.get("publicKey").isString()
                                                ? group.get("publicKey").asString()
                                                : group.get("publicKey").get("pk").asString(),
                                            it.get("msg").asString(),
                                            it.get("sig").asString(),
                                            it.get("result").asString().equals("valid")))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wycheproof")
  void signatures_are_judged_as_wycheproof_says(
      Signing signing, int id, String key, String message, String signature, boolean valid) {
    assertThat(verifies(signing, hex(key), hex(message), hex(signature))).isEqualTo(valid);
  }

  private static boolean verifies(Signing signing, byte[] key, byte[] message, byte[] signed) {
    try {
      var signature = Signature.getInstance(signing == Signing.ED25519 ? "Ed25519" : "ML-DSA-44");
      signature.initVerify(signing.key(key));
      signature.update(message);
      return signature.verify(signed);
    } catch (Exception e) {
      return false;
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @ParameterizedTest
  @EnumSource(Signing.class)
  void a_note_is_verified_by_the_key_that_signed_it_and_by_no_other(Signing signing) {
    var key = NoteKey.make("weft.example/history", signing);
    var note = new SignedNote(TEXT, List.of(key.sign(TEXT, 1_900_000_000)));
    var read = SignedNote.of(note.bytes());
    assertThat(VerifierKey.of(key.verifier().toString()).in(read))
        .isEqualTo(VerifierKey.Found.GOOD);
    assertThat(NoteKey.make("weft.example/history", signing).verifier().in(read))
        .isEqualTo(VerifierKey.Found.NONE);
    var other = Checkpoint.of("weft.example/history", 8, MerkleTree.leafHash(new byte[0])).text();
    assertThat(key.verifier().in(new SignedNote(other, read.signatures())))
        .isEqualTo(VerifierKey.Found.WRONG);
  }

  @Test
  void a_key_is_kept_in_files() {
    for (var signing : Signing.values()) {
      var key = NoteKey.make("weft.example/history", signing);
      var again =
          NoteKey.of("weft.example/history", signing, key.key().getEncoded(), key.publicDer());
      var note = new SignedNote(TEXT, List.of(again.sign(TEXT, 1)));
      assertThat(key.verifier().in(note)).isEqualTo(VerifierKey.Found.GOOD);
    }
  }

  @Test
  void the_note_of_the_specification_verifies() {
    var note =
        """
        This is an example message.

        \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
        """;
    var key =
        VerifierKey.of("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    assertThat(key.in(SignedNote.of(note.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(VerifierKey.Found.GOOD);
  }

  @Test
  void what_is_no_note_is_refused() {
    for (var text :
        List.of(
            "",
            "text\n",
            "text\n\n",
            "text\n\nsigned\n",
            "te\txt\n\n\u2014 a AAAAAAA=\n",
            "text\n\n\u2014 a AAAAAAA\n",
            "text\n\n\u2014 a AAAA\n",
            "text\n\n\u2014 a+b AAAAAAA=\n",
            "text\n\n\u2014 a AAAAAAA=\n\u2014"))
      assertThatThrownBy(() -> SignedNote.of(text.getBytes(StandardCharsets.UTF_8)))
          .describedAs(text)
          .isInstanceOf(Malformed.class);
  }

  static boolean opensslKnowsMlDsa() {
    try {
      var list = new ProcessBuilder("openssl", "list", "-signature-algorithms").start();
      return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .contains("ML-DSA-44");
    } catch (IOException e) {
      return false;
    }
  }

  /** Another implementation of both algorithms (OpenSSL 3.5) verifies the hub's signatures. */
  @ParameterizedTest
  @EnumSource(Signing.class)
  @EnabledIf("opensslKnowsMlDsa")
  void openssl_verifies_what_was_signed(Signing signing, @TempDir Path directory) throws Exception {
    var key = NoteKey.make("weft.example/history", signing);
    long at = 1_900_000_000;
    var line = key.sign(TEXT, at).signature();
    int from = signing.isTimestamped() ? Long.BYTES : 0;
    var message = signing.message(key.verifier().name(), TEXT, at);
    assertThat(
            openssl(
                directory, key.publicDer(), message, Arrays.copyOfRange(line, from, line.length)))
        .isZero();
    message[0] ^= 1;
    assertThat(
            openssl(
                directory, key.publicDer(), message, Arrays.copyOfRange(line, from, line.length)))
        .isNotZero();
  }

  /** The other way: OpenSSL makes a key and signs, and the hub's verifier judges. */
  @ParameterizedTest
  @EnumSource(Signing.class)
  @EnabledIf("opensslKnowsMlDsa")
  void what_openssl_signed_is_verified(Signing signing, @TempDir Path directory) throws Exception {
    var algorithm = signing == Signing.ML_DSA_44 ? "ML-DSA-44" : "ED25519";
    run(directory, "openssl genpkey -algorithm " + algorithm + " -out private");
    run(directory, "openssl pkey -in private -pubout -outform DER -out public");
    var der = Files.readAllBytes(directory.resolve("public"));
    var key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    long at = 1_900_000_000;
    Files.write(directory.resolve("message"), signing.message("weft.example", TEXT, at));
    run(directory, "openssl pkeyutl -sign -inkey private -rawin -in message -out signature");
    var raw = Files.readAllBytes(directory.resolve("signature"));
    var line = signing.isTimestamped() ? Sha256.joined(List.of(Sha256.bigEndian(at), raw)) : raw;
    assertThat(signing.verifies("weft.example", key, TEXT, line)).isTrue();
    line[line.length - 1] ^= 1;
    assertThat(signing.verifies("weft.example", key, TEXT, line)).isFalse();
  }

  private static void run(Path directory, String command) throws Exception {
    int ended =
        new ProcessBuilder(command.split(" "))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start()
            .waitFor();
    assertThat(ended).as(command).isZero();
  }

  private static int openssl(Path directory, byte[] key, byte[] message, byte[] signature)
      throws IOException, InterruptedException {
    Files.write(directory.resolve("key"), key);
    Files.write(directory.resolve("message"), message);
    Files.write(directory.resolve("signature"), signature);
    return new ProcessBuilder(
            "openssl",
            "pkeyutl",
            "-verify",
            "-pubin",
            "-keyform",
            "DER",
            "-inkey",
            "key",
            "-rawin",
            "-in",
            "message",
            "-sigfile",
            "signature")
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("said").toFile())
        .start()
        .waitFor();
  }
}
