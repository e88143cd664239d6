package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static weft.party.Channel.As2.Encryption.CLASSIC;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.party.Channel;

/**
 * OpenSSL, which shares no code with the hub or the library, reads the hub's messages, and the hub
 * reads its messages.
 */
class OpensslTest {
  private static final HubKey HUB = key("HUB");
  private static final HubKey PARTNER = key("PARTNER");
  private static final byte[] EDI =
      "UNB+UNOC:3+A+B+261125:0800+1'UNH+1+ORDERS:D:96A:UN'\nUNT+2+1'\r\nUNZ+1+1'"
          .getBytes(ISO_8859_1);
  private static final byte[] PART =
      ("Content-Type: application/EDIFACT\r\nContent-Transfer-Encoding: binary\r\n\r\n" + text(EDI))
          .getBytes(ISO_8859_1);
  private static final Channel.As2 ALL =
      new Channel.As2("PARTNER", null, List.of(), true, true, true, Channel.As2.Mdn.SYNC, CLASSIC);
  private static final Channel.As2 UNCOMPRESSED =
      new Channel.As2("PARTNER", null, List.of(), true, true, false, Channel.As2.Mdn.SYNC, CLASSIC);

  private static final Channel.As2 PREFERRED =
      new Channel.As2("PARTNER", null, List.of(), true, true, true, Channel.As2.Mdn.SYNC);

  private static final Pattern MULTIPART =
      Pattern.compile(
          "(?s).*boundary=\"([^\"]+)\".*?\\r\\n--\\1\\r\\n(.*?)\\r\\n--\\1\\r\\n"
              + ".*?\\r\\n\\r\\n(.*?)\\r\\n--\\1--\\r\\n");

  @TempDir Path files;

  private static HubKey key(String name) {
    return PartnerKeys.signed(name, Instant.now().minusSeconds(60), Duration.ofDays(10));
  }

  @BeforeEach
  void layKeys() throws IOException {
    assumeTrue(isInstalled(), "no openssl here that knows cms");
    for (var it : Map.of("hub", HUB, "partner", PARTNER).entrySet()) {
      Files.writeString(file(it.getKey() + ".crt"), Certificates.pem(it.getValue().certificate()));
      Files.writeString(
          file(it.getKey() + ".key"),
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(it.getValue().key().getEncoded())
              + "\n-----END PRIVATE KEY-----\n");
    }
  }

  private static boolean isInstalled() {
    try {
      return new ProcessBuilder("openssl", "cms", "-help")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path file(String name) {
    return files.resolve(name);
  }

  private byte[] cms(byte[] in, String... arguments) throws Exception {
    Files.write(file("in"), in);
    List<String> command = new ArrayList<>(List.of("cms"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-binary", "-in", "in", "-out", "out"));
    openssl(command);
    return Files.readAllBytes(file("out"));
  }

  /** Runs OpenSSL in the folder of the files. */
  private void openssl(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(arguments);
    File said = file("said").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(files.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    if (process.exitValue() != 0) throw new IOException(Files.readString(said.toPath()));
  }

  /** The first part of a {@code multipart/signed}, if the second is a signature of it. */
  private byte[] verified(byte[] multipart, String by) throws Exception {
    Matcher it = MULTIPART.matcher(text(multipart));
    assertThat(it.matches()).isTrue();
    Files.write(file("content"), it.group(2).getBytes(ISO_8859_1));
    byte[] signature = Base64.getMimeDecoder().decode(it.group(3));
    return cms(
        signature,
        "-verify",
        "-inform",
        "DER",
        "-content",
        "content",
        "-nointern",
        "-certfile",
        by,
        "-noverify");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  @Test
  void it_opens_and_verifies_what_we_send_and_its_digest_is_ours() throws Exception {
    for (Channel.As2 how : List.of(ALL, UNCOMPRESSED, PREFERRED)) {
      WrappedMessage sent = WrappedMessage.of(EDI, "a.edi", how, PARTNER.certificate(), HUB);
      byte[] signed =
          cms(
              sent.message().body(),
              "-decrypt",
              "-inform",
              "DER",
              "-inkey",
              "partner.key",
              "-recip",
              "partner.crt");
      byte[] attested = verified(signed, "hub.crt");
      assertThat(sent.mics())
          .startsWith(
              Base64.getEncoder()
                  .encodeToString(MessageDigest.getInstance("SHA-256").digest(attested)));
      if (!how.compress()) assertThat(new String(attested, ISO_8859_1)).endsWith(text(EDI));
      assertThatThrownBy(() -> verified(signed, "partner.crt")).isInstanceOf(IOException.class);
      byte[] changed =
          text(signed).replaceFirst("filename=\"[as]", "filename=\"x").getBytes(ISO_8859_1);
      assertThatThrownBy(() -> verified(changed, "hub.crt")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void it_verifies_our_receipt() throws Exception {
    var mdn =
        new Mdn("<1@them>", "processed", Mdn.mic(Entity.of(Map.of(), EDI), "sha-512"), "Thanks.");
    As2Message receipt = mdn.written(new Mdn.Ends("HUB", "PARTNER"), true, HUB);
    byte[] whole =
        ("Content-Type: "
                + receipt.fields().get("Content-Type")
                + "\r\n\r\n"
                + text(receipt.body()))
            .getBytes(ISO_8859_1);
    assertThat(text(verified(whole, "hub.crt")))
        .startsWith("Content-Type: multipart/report; report-type=disposition-notification;")
        .contains(
            "\r\nReporting-UA: Weft\r\n",
            "\r\nOriginal-Recipient: rfc822; HUB\r\nFinal-Recipient: rfc822; HUB\r\n",
            "\r\nOriginal-Message-ID: <1@them>\r\n",
            "\r\nDisposition: automatic-action/MDN-sent-automatically; processed\r\n",
            "\r\nReceived-Content-MIC: " + mdn.mic() + "\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "sha256,-aes128,enveloped-data",
    "sha384,-aes-192-cbc,enveloped-data",
    "sha512,-aes-256-gcm,authenveloped-data"
  })
  void we_open_and_verify_what_it_sends(String digest, String cipher, String kind)
      throws Exception {
    byte[] signed =
        cms(PART, "-sign", "-signer", "partner.crt", "-inkey", "partner.key", "-md", digest);
    byte[] encrypted = cms(signed, "-encrypt", cipher, "-outform", "DER", "-recip", "hub.crt");
    Entity received =
        Entity.of(Map.of("content-type", "application/pkcs7-mime; smime-type=" + kind), encrypted);
    UnwrappedMessage opened =
        UnwrappedMessage.of(
            received,
            UNCOMPRESSED,
            List.of(PARTNER.certificate()),
            HUB,
            new InflationBudget(1L << 30).hold(received.body().length));
    assertThat(opened.content()).isEqualTo(EDI);
    assertThat(Digest.of("sha-256", opened.signed()))
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(PART));
  }

  @Test
  void we_open_what_it_encrypts_by_the_preferred_methods() throws Exception {
    byte[] signed =
        cms(PART, "-sign", "-signer", "partner.crt", "-inkey", "partner.key", "-md", "sha256");
    byte[] encrypted =
        cms(
            signed,
            "-encrypt",
            "-aes-256-gcm",
            "-outform",
            "DER",
            "-recip",
            "hub.crt",
            "-keyopt",
            "rsa_padding_mode:oaep");
    Entity received =
        Entity.of(
            Map.of("content-type", "application/pkcs7-mime; smime-type=authenveloped-data"),
            encrypted);
    var room = new InflationBudget(1L << 30).hold(received.body().length);
    var partner = List.of(PARTNER.certificate());
    assertThat(UnwrappedMessage.of(received, PREFERRED, partner, HUB, room).content())
        .isEqualTo(EDI);
  }

  @Test
  void a_partner_may_sign_by_ecdsa() throws Exception {
    openssl(
        List.of(
            ("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ec.key"
                    + " -out ec.crt -subj /CN=EC -days 10")
                .split(" ", -1)));
    byte[] signed = cms(PART, "-sign", "-signer", "ec.crt", "-inkey", "ec.key", "-md", "sha256");
    var partner = Certificates.of(List.of(Files.readString(file("ec.crt"))));
    assertThat(SignedData.verified(Entity.parse(signed), partner.all()).content()).isEqualTo(EDI);
    List<X509Certificate> others = List.of(PARTNER.certificate());
    assertThatThrownBy(() -> SignedData.verified(Entity.parse(signed), others))
        .isInstanceOf(NotAccepted.class);
  }
}
