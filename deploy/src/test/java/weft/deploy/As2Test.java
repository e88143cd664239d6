package weft.deploy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.helger.as2lib.client.AS2ClientResponse;
import com.helger.as2lib.crypto.ECryptoAlgorithmCrypt;
import com.helger.as2lib.crypto.ECryptoAlgorithmSign;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.As2Peer.How;
import weft.edi.as2.As2Settings;
import weft.edi.as2.HubKey;
import weft.edi.outbox.Letter;
import weft.edi.outbox.Outbox;
import weft.edi.reader.EnvelopeParty;
import weft.edi.reader.ReaderOptions;
import weft.history.Positions;

/** The hub and a partner with another AS2 system, both ways over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class As2Test {
  private static final JsonMapper JSON = new JsonMapper();
  private final RunningHub hub = RunningHub.busy();
  private final JdbcClient db = hub.superuser();
  private final HubKey key = hub.bean(As2Settings.class).key();
  private final Api operator = new Api(hub, "operator@weft");
  private final String url = hub.url() + "/as2";
  private final As2Peer peer = new As2Peer("LY-AS2", key);

  @BeforeAll
  void agree() {
    assertThat(put("LINGYUN", channel("folder", peer, "none")).statusCode()).isEqualTo(200);
  }

  private java.net.http.HttpResponse<String> put(String party, String channel) {
    return send(
        operator
            .request("/api/v1/operator/channels/" + party, "Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(channel)));
  }

  private static java.net.http.HttpResponse<String> send(
      java.net.http.HttpRequest.Builder request) {
    try {
      return Logins.HTTP.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String channel(String delivery, As2Peer peer, String mdn) {
    return channel(delivery, peer, mdn, "LY-AS2", peer.pem());
  }

  private static String channel(
      String delivery, As2Peer peer, String mdn, String id, String certificate) {
    return JSON.writeValueAsString(
        java.util.Map.of(
            "delivery",
            delivery,
            "as2",
            java.util.Map.of(
                "id",
                id,
                "url",
                peer.url(),
                "certificates",
                List.of(certificate),
                "sign",
                true,
                "encrypt",
                true,
                "compress",
                true,
                "mdn",
                mdn)));
  }

  private static String delfor(String reference) {
    return Delfors.of(reference, "AS2-PART", "11", "20261201", "40")
        .replace("HENGYUE", "LINGYUN")
        .replace("PLANT1", "WERK1");
  }

  private List<String> stored(String reference) {
    return db.sql("select channel || ' ' || owner from inbox where position(?::bytea in bytes) > 0")
        .param(reference.getBytes(ISO_8859_1))
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void assertTaken(AS2ClientResponse answer) {
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMDNDisposition()).endsWith("; processed");
  }

  @Test
  void signed_encrypted_and_compressed_it_arrives_is_receipted_and_applied() throws Exception {
    assertTaken(peer.send(url, delfor("AS2-1"), How.USUAL.compressed()));
    assertThat(stored("AS2-1")).containsExactly("as2 LINGYUN");
    var reader = new Api(hub, "lingyun-edi");
    until(() -> reader.json("/api/v1/edi/interchanges?reference=AS2-1").path("items").size() == 1);
    JsonNode row = reader.json("/api/v1/edi/interchanges?reference=AS2-1").at("/items/0");
    assertThat(row.path("channel").asString()).isEqualTo("as2");
    assertThat(row.path("outcome").asString()).isEqualTo("accepted");
  }

  @Test
  void aes_gcm_and_sha_512_are_taken_too() {
    assertTaken(
        peer.send(
            url,
            delfor("AS2-2"),
            How.USUAL.by(
                ECryptoAlgorithmCrypt.CRYPT_AES128_GCM, ECryptoAlgorithmSign.DIGEST_SHA_512)));
  }

  @Test
  void sent_again_after_a_lost_receipt_it_gets_the_same_one_and_nothing_else_happens()
      throws Exception {
    How how = How.USUAL.as("<lost-receipt@peer>");
    AS2ClientResponse first = peer.send(url, delfor("AS2-3"), how);
    assertTaken(first);
    until(
        () ->
            db.sql("select concluded from inbox where position(?::bytea in bytes) > 0")
                .param("AS2-3".getBytes(ISO_8859_1))
                .query(Boolean.class)
                .single());
    long head = hub.bean(Positions.class).head();
    AS2ClientResponse again = peer.send(url, delfor("AS2-3"), how);
    assertTaken(again);
    assertThat(again.getMDNMessageID()).isEqualTo(first.getMDNMessageID());
    assertThat(bytes(again)).isNotEmpty().isEqualTo(bytes(first));
    assertThat(stored("AS2-3")).hasSize(1);
    assertThat(hub.bean(Positions.class).head()).isEqualTo(head);
  }

  private static byte[] bytes(AS2ClientResponse answer) throws Exception {
    var receipt = requireNonNull(requireNonNull(answer.getMDN()).getData());
    return receipt.getRawInputStream().readAllBytes();
  }

  @Test
  void other_content_under_a_message_id_that_was_used_is_refused() {
    How how = How.USUAL.as("<used@peer>");
    assertTaken(peer.send(url, delfor("AS2-4"), how));
    assertThat(peer.send(url, delfor("AS2-5"), how).getMDNDisposition())
        .contains("error: unexpected-processing-error");
    assertThat(stored("AS2-5")).isEmpty();
  }

  @Test
  void a_receipt_that_is_wanted_later_is_brought_and_brought_again_where_that_failed()
      throws Exception {
    List<String> brought = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          brought.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
          exchange.sendResponseHeaders(brought.size() == 1 ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    try {
      String later = "http://localhost:" + server.getAddress().getPort() + "/mdn";
      peer.send(url, delfor("AS2-6"), How.USUAL.receiptedAt(later));
      until(() -> brought.size() == 2);
    } finally {
      server.stop(0);
    }
    assertThat(brought.get(1)).isEqualTo(brought.get(0)).contains("; processed\r\n");
  }

  @Test
  void weak_algorithms_and_strangers_are_refused_and_leave_nothing() {
    assertThat(
            peer.send(
                    url,
                    delfor("AS2-7"),
                    How.USUAL.by(
                        ECryptoAlgorithmCrypt.CRYPT_3DES, ECryptoAlgorithmSign.DIGEST_SHA_256))
                .getMDNDisposition())
        .contains("error: insufficient-message-security");
    var impostor = new As2Peer("LY-AS2", key);
    assertThat(impostor.send(url, delfor("AS2-7"), How.USUAL).getException()).isNotNull();
    var stranger = new As2Peer("NOBODY", key);
    assertThat(stranger.send(url, delfor("AS2-7"), How.USUAL).getException()).isNotNull();
    assertThat(stored("AS2-7")).isEmpty();
  }

  @Test
  void a_body_that_breaks_off_leaves_nothing() throws Exception {
    int before = db.sql("select count(*) from as2_message").query(Integer.class).single();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), hub.at("/").getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /as2 HTTP/1.1\r\nHost: localhost\r\nAS2-From: LY-AS2\r\nAS2-To: WEFT\r\n"
                      + "Message-ID: <cut@peer>\r\nContent-Length: 5000\r\n\r\nhalf")
                  .getBytes(ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }
    assertThat(db.sql("select count(*) from as2_message").query(Integer.class).single())
        .isEqualTo(before);
  }

  private void put(String cause) {
    hub.bean(Outbox.class)
        .put(
            new Letter(
                cause,
                "WEFT",
                "LINGYUN",
                new EnvelopeParty("WEFT", "ZZ"),
                new EnvelopeParty("LINGYUN", "ZZ"),
                null,
                "CONTRL",
                false,
                ReaderOptions.STANDARD),
            reference ->
                ("UNB+UNOC:3+WEFT:ZZ+LINGYUN:ZZ+261124:0800+%1$s'UNH+1+CONTRL:D:3:UN'"
                        + "UCI+A1+LINGYUN:ZZ+WEFT:ZZ+7'UNT+3+1'UNZ+1+%1$s'")
                    .formatted(reference)
                    .getBytes(ISO_8859_1));
  }

  private String state(String cause) {
    return db.sql("select state || ' ' || coalesce(last_error_en, '') from outbox where cause = ?")
        .param(cause)
        .query(String.class)
        .single();
  }

  private byte[] written(String cause) {
    return db.sql("select bytes from outbox where cause = ?")
        .param(cause)
        .query(byte[].class)
        .single();
  }

  @Test
  void what_the_hub_sends_is_delivered_once_the_partners_receipt_attests_it() throws Exception {
    try (var open = new As2Peer("LY-AS2", key).open()) {
      for (String mdn : List.of("sync", "async")) {
        assertThat(put("LINGYUN", channel("as2", open, mdn)).statusCode()).isEqualTo(200);
        String cause = "as2-out-" + mdn + UUID.randomUUID();
        put(cause);
        until(() -> state(cause).startsWith("delivered"));
        assertThat(open.received).anySatisfy(it -> assertThat(it).isEqualTo(written(cause)));
        assertThat(
                db.sql(
                        "select mdn_body is not null from as2_sent where key = (select id::text"
                            + " from outbox where cause = ?)")
                    .param(cause)
                    .query(Boolean.class)
                    .single())
            .isTrue();
      }
    } finally {
      agree();
    }
  }

  @Test
  void a_partners_no_is_shown_in_its_words() throws Exception {
    HubKey other = HubKey.selfSigned("X", java.time.Instant.now(), java.time.Duration.ofDays(9));
    try (var open = new As2Peer("LY-AS2", key).open()) {
      // Encrypted to another key than the partner has.
      String wrong = weft.edi.as2.Certificates.pem(other.certificate());
      String both =
          channel("as2", open, "sync", "LY-AS2", wrong)
              .replace(
                  "\"certificates\":[",
                  "\"certificates\":[" + JSON.writeValueAsString(open.pem()) + ",");
      assertThat(put("LINGYUN", both).statusCode()).isEqualTo(200);
      String cause = "as2-no-" + UUID.randomUUID();
      put(cause);
      until(() -> state(cause).startsWith("dead"));
      assertThat(state(cause)).contains("did not accept").contains("decryption-failed");
    } finally {
      agree();
    }
  }

  @Test
  void a_channel_is_looked_at_before_it_is_used() {
    HubKey old =
        HubKey.selfSigned(
            "OLD",
            java.time.Instant.now().minus(java.time.Duration.ofDays(9)),
            java.time.Duration.ofDays(2));
    String wrong =
        channel("as2", peer, "sync", "LY-AS2", weft.edi.as2.Certificates.pem(old.certificate()))
            .replace(peer.url(), "file:///etc/passwd");
    var answer = put("HENGYUE", wrong);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("as2-id-taken", "certificate-expired", "url-refused")
        .contains("/as2/certificates/0");
  }

  @Test
  void a_party_reads_its_own_channel_and_writes_none() {
    assertThat(
            new Api(hub, "lingyun-edi")
                .json("/api/v1/operator/channels/LINGYUN")
                .at("/channel/as2/id")
                .asString())
        .isEqualTo("LY-AS2");
    assertThat(new Api(hub, "hengyue-edi").get("/api/v1/operator/channels/LINGYUN").statusCode())
        .isEqualTo(404);
    assertThat(
            new Api(hub, "lingyun-edi")
                .post("/api/v1/operator/channels/LINGYUN/pause", "")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void the_operator_pauses_and_resumes() {
    assertThat(operator.post("/api/v1/operator/channels/DINGCHENG/pause", "").body())
        .contains("\"paused\":true");
    assertThat(operator.post("/api/v1/operator/channels/DINGCHENG/resume", "").body())
        .contains("\"paused\":false");
  }

  @Test
  void partners_find_the_hubs_certificate_and_the_operator_how_long_theirs_hold() {
    assertThat(new Browser(hub.url()).get("/as2").body())
        .isEqualTo(weft.edi.as2.Certificates.pem(key.certificate()));
    assertThat(hub.bean(CertificateWatch.class).look()).containsEntry("LINGYUN", 99L);
    assertThat(operator.json("/api/v1/operator/channels/LINGYUN").path("certificateDays").asInt())
        .isEqualTo(99);
  }
}
