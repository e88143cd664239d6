package weft.deploy.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import weft.database.Beside;
import weft.database.TestDatabase;
import weft.deploy.partners.As2Peer;
import weft.edi.as2.HubKey;
import weft.edi.as2.PartnerKeys;
import weft.edi.outbox.Outbox;

/**
 * A process is killed after the partner has accepted the message and before its receipt arrives.
 */
@Beside
@Tag("long")
class KilledAs2DeliveryTest {
  private static TestDatabase database;

  /** These headers belong to one hop, the connection (RFC 9110 7.6.1). */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings");

  @TempDir Path partners;
  private final List<String> messageIds = new CopyOnWriteArrayList<>();
  private final CountDownLatch killed = new CountDownLatch(1);

  @BeforeAll
  static void opens() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void after_kill_minus_nine_it_is_delivered_under_the_Message_ID_that_the_partner_knows()
      throws Exception {
    HubKey key =
        PartnerKeys.keep(
            partners.resolve(DeliveringProcess.KEY),
            String.valueOf(DeliveringProcess.PASSWORD),
            "WEFT");
    HttpServer line =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    line.setExecutor(threads);
    try (var peer = new As2Peer("HY-AS2", key).open()) {
      line.createContext("/", exchange -> pass(exchange, peer));
      line.start();
      agree("http://localhost:" + line.getAddress().getPort() + "/", peer.pem());
      new Outbox(database.pools().writer(), UUID::randomUUID)
          .put(OutboxTest.letter("as2"), OutboxTest::contrl);

      Process first = DeliveringProcess.start(database, partners);
      try {
        until(() -> peer.received.size() == 1, first);
      } finally {
        first.destroyForcibly().waitFor();
        killed.countDown();
      }
      assertThat(state()).isEqualTo("waiting 0");

      Process next = DeliveringProcess.start(database, partners);
      try {
        until(() -> state().startsWith("delivered"), next);
      } finally {
        next.destroyForcibly().waitFor();
      }
      assertThat(state()).isEqualTo("delivered 1");
      assertThat(messageIds).hasSize(2);
      assertThat(Set.copyOf(messageIds)).hasSize(1);
      assertThat(peer.received)
          .allSatisfy(it -> assertThat(it).isEqualTo(OutboxTest.contrl("00000001")));
    } finally {
      killed.countDown();
      line.stop(0);
      threads.shutdownNow();
    }
  }

  /**
   * The line to the partner's AS2 system; its first receipt comes when nobody waits for it any
   * more.
   */
  private void pass(HttpExchange exchange, As2Peer peer) throws IOException {
    messageIds.add(requireNonNull(exchange.getRequestHeaders().getFirst("Message-ID")));
    var request =
        HttpRequest.newBuilder(URI.create(peer.url()))
            .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (Map.Entry<String, List<String>> it : exchange.getRequestHeaders().entrySet())
      if (!isOfTheConnection(it.getKey())) request.header(it.getKey(), it.getValue().getFirst());
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (messageIds.size() == 1) killed.await();
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!isOfTheConnection(name))
                  exchange.getResponseHeaders().add(name, values.getFirst());
              });
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      exchange.close();
    }
  }

  private static boolean isOfTheConnection(String field) {
    return OF_THE_CONNECTION.contains(field.toLowerCase(Locale.ROOT));
  }

  private static void agree(String url, String certificate) {
    var as2 =
        Map.of(
            "id",
            "HY-AS2",
            "url",
            url,
            "certificates",
            List.of(certificate),
            "sign",
            true,
            "encrypt",
            true,
            "compress",
            true,
            "mdn",
            "sync",
            "encryption",
            "classic");
    var channel = Map.of("delivery", "as2", "as2", as2, "sftpKeys", List.of(), "paused", false);
    database
        .admin()
        .sql("insert into weft.channel (party, channel) values ('HENGYUE', ?::jsonb)")
        .param(new JsonMapper().writeValueAsString(channel))
        .update();
  }

  private static String state() {
    return database
        .admin()
        .sql("select state || ' ' || attempts from weft.outbox")
        .query(String.class)
        .single();
  }

  private void until(Callable<Boolean> holds, Process process) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!holds.call()) {
      String log = Files.readString(partners.resolve("delivering.log"));
      assertThat(process.isAlive()).as(log).isTrue();
      assertThat(System.nanoTime()).as("waited 60 s; %s", log).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
