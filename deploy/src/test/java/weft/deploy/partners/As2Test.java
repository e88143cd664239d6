package weft.deploy.partners;

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
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.browser.Browser;
import weft.deploy.partners.As2Peer.How;
import weft.edi.as2.HubKey;
import weft.edi.as2.PartnerKeys;
import weft.history.Positions;

/** The messages of a partner with another AS2 system to the hub, and its channel. */
class As2Test extends As2Partner {
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
  @Tag("long")
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
    var weak = How.USUAL.by(ECryptoAlgorithmCrypt.CRYPT_3DES, ECryptoAlgorithmSign.DIGEST_SHA_256);
    assertThat(peer.send(url, delfor("AS2-7"), weak).getException()).isNotNull();
    var impostor = new As2Peer("LY-AS2", key);
    assertThat(impostor.send(url, delfor("AS2-7"), How.USUAL).getException()).isNotNull();
    var stranger = new As2Peer("NOBODY", key);
    assertThat(stranger.send(url, delfor("AS2-7"), How.USUAL).getException()).isNotNull();
    assertThat(stored("AS2-7")).isEmpty();
  }

  /** Sends a message without a signature, which does not prove its sender. */
  private HttpResponse<String> posted(String from, String type, String body, String later) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("AS2-From", from)
            .header("AS2-To", "WEFT")
            .header("Message-ID", "<" + System.nanoTime() + "@peer>")
            .header("Content-Type", type)
            .header("Disposition-Notification-To", "x@peer")
            .header("Receipt-Delivery-Option", later)
            .POST(BodyPublishers.ofString(body, ISO_8859_1)));
  }

  @Test
  void before_a_valid_signature_there_is_one_answer_to_all_and_nobody_is_called() throws Exception {
    List<String> called = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> called.add(exchange.getRequestMethod()));
    server.start();
    try {
      String later = "http://localhost:" + server.getAddress().getPort() + "/mdn";
      String smime = "application/pkcs7-mime; smime-type=";
      var answers =
          List.of(
              posted("UNHEARD-OF", "text/plain", "UNB", later),
              posted("LY-AS2", "text/plain", "UNB", later),
              posted("LY-AS2", smime + "enveloped-data", "no envelope", later),
              posted("LY-AS2", smime + "compressed-data", "nothing compressed", later),
              posted("LY-AS2", "multipart/signed; boundary=b", "--b", "http://169.254.0.1/"),
              posted("LY-AS2", "multipart/report; boundary=b", "--b", later));
      for (var it : answers) {
        assertThat(it.statusCode()).isEqualTo(403);
        assertThat(it.body()).isEqualTo(answers.getFirst().body());
        assertThat(it.headers().firstValue("Content-Type"))
            .isEqualTo(answers.getFirst().headers().firstValue("Content-Type"));
      }
      assertTaken(peer.send(url, delfor("AS2-8"), How.USUAL));
      assertThat(called).isEmpty();
    } finally {
      server.stop(0);
    }
    assertThat(
            db.sql("select count(*) from as2_mdn where url like '%169.254%'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  @Tag("long")
  void who_is_refused_ten_times_within_a_minute_is_not_looked_at_for_the_rest_of_it() {
    for (int i = 0; i < 10; i++)
      assertThat(posted("GUESSING", "text/plain", "UNB", "http://localhost/").statusCode())
          .isEqualTo(403);
    var locked = posted("GUESSING", "text/plain", "UNB", "http://localhost/");
    assertThat(locked.statusCode()).isEqualTo(503);
    assertThat(locked.headers().firstValue("Retry-After")).isPresent();
    assertThat(new Browser(hub.url()).get("/actuator/prometheus").body())
        .containsPattern("weft_as2_locked_total [1-9]");
    assertTaken(peer.send(url, delfor("AS2-9"), How.USUAL));
  }

  @Test
  @Tag("long")
  void a_partner_that_lets_receipts_hang_gets_them_side_by_side() throws Exception {
    var arrived = new CountDownLatch(3);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          arrived.countDown();
          try {
            arrived.await(15, TimeUnit.SECONDS); // until all are here
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String later = "http://localhost:" + server.getAddress().getPort() + "/mdn";
      for (int i = 0; i < 3; i++) peer.send(url, delfor("AS2-S" + i), How.USUAL.receiptedAt(later));
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      server.stop(0);
    }
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

  @Test
  @Tag("long")
  void large_bodies_that_stall_leave_the_door_open_for_others() throws Exception {
    List<Socket> stalled = new ArrayList<>();
    byte[] piece = new byte[1 << 20];
    try {
      for (int i = 0; i < 3; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), hub.at("/").getPort());
        stalled.add(socket);
        socket
            .getOutputStream()
            .write(
                """
                POST /as2 HTTP/1.1\r
                Host: localhost\r
                AS2-From: X\r
                AS2-To: WEFT\r
                Message-ID: <stalled@peer>\r
                Content-Length: 50000000\r
                \r
                """
                    .getBytes(ISO_8859_1));
        for (int mb = 0; mb < 40; mb++) socket.getOutputStream().write(piece);
      }
      assertTaken(peer.send(url, delfor("AS2-STALLS"), How.USUAL));
    } finally {
      for (Socket it : stalled) it.close();
    }
  }

  @Test
  void a_channel_is_looked_at_before_it_is_used() {
    HubKey old =
        PartnerKeys.signed(
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
  void partners_find_the_hubs_certificate_and_the_operator_how_long_theirs_hold() {
    assertThat(new Browser(hub.url()).get("/as2").body())
        .isEqualTo(weft.edi.as2.Certificates.pem(key.certificate()));
    assertThat(hub.bean(CertificateWatch.class).look())
        .containsEntry("LINGYUN", 99L)
        .hasEntrySatisfying("WEFT", days -> assertThat(days).isBetween(300L, 1_200L));
    assertThat(operator.json("/api/v1/operator/channels/LINGYUN").path("certificateDays").asInt())
        .isEqualTo(99);
  }
}
