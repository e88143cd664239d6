package weft.deploy.isolation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Mint;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;
import weft.edi.reception.Lanes;
import weft.party.PartyCode;

/** A partner that sends without pause, or stalls, obstructs only itself. */
@Timeout(60)
class PartnersApartTest {
  private static final String IN = "/api/v1/edi/interchanges";
  private static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  private final RunningHub hub = RunningHub.busy();
  private final Lanes lanes = hub.bean(Lanes.class);

  private HttpResponse<String> handIn(String party, String reference) {
    return new Api(hub, party.toLowerCase(java.util.Locale.ROOT) + "-edi")
        .post(IN, delfor(party, reference), "Content-Type", "application/edifact");
  }

  private static String delfor(String party, String reference) {
    return Delfors.of(reference, "APART", "11", "20261201", "40")
        .replace("HENGYUE", party)
        .replace("PLANT1", party.equals("HENGYUE") ? "PLANT1" : "WERK1");
  }

  private static String reference() {
    return "A" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Announces an interchange and sends half of it. */
  private Socket stalled() throws IOException {
    byte[] body = delfor("LINGYUN", reference()).getBytes(ISO_8859_1);
    var socket = new Socket(InetAddress.getLoopbackAddress(), hub.at("/").getPort());
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: application/edifact\r\nContent-Length: %d\r\n\r\n"
            .formatted(IN, Mint.bearer(hub, "lingyun-edi"), body.length);
    socket.getOutputStream().write(head.getBytes(ISO_8859_1));
    socket.getOutputStream().write(body, 0, body.length / 2);
    return socket;
  }

  private boolean isFull() {
    try {
      lanes.enter(LINGYUN, Duration.ZERO).close();
      return false;
    } catch (Lanes.Full e) {
      return true;
    }
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  @Tag("long")
  void four_uploads_that_stall_hold_up_the_partner_itself_and_nobody_else() throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) stalled.add(stalled());
      until(this::isFull);
      assertThat(handIn("HENGYUE", reference()).statusCode()).isEqualTo(200);
      long asked = System.nanoTime();
      var told = handIn("LINGYUN", reference());
      assertThat(told.statusCode()).as(told.body()).isEqualTo(503);
      assertThat(told.body()).contains("\"code\":\"too-many-interchanges\"");
      assertThat(told.headers().firstValue("Retry-After")).isPresent();
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    } finally {
      for (Socket it : stalled) it.close();
    }
    until(() -> !isFull());
    assertThat(handIn("LINGYUN", reference()).statusCode()).isEqualTo(200);
  }

  /** As the sender sees them: with the faults of each. */
  private static String broken(String reference, int messages, int faults) {
    var text = new StringBuilder("UNB+UNOC:3+LINGYUN:ZZ+WEFT:ZZ+261124:0612+" + reference + "'");
    for (int m = 1; m <= messages; m++) {
      text.append("UNH+").append(m).append("+DELFOR:D:97A:UN'BGM+241+1+5'");
      text.append("DTM+137:20269999:102'".repeat(faults));
      text.append("UNT+%d+%d'".formatted(faults + 3, m));
    }
    return text.append("UNZ+" + messages + "+" + reference + "'").toString();
  }

  @Test
  @Tag("long")
  void the_faulty_segments_of_an_interchange_with_10_000_faults_are_read_in_a_moment()
      throws Exception {
    var api = new Api(hub, "lingyun-edi");
    var answer =
        api.post(IN, broken(reference(), 10, 1_100), "Content-Type", "application/edifact");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var judged = Api.body(answer);
    int faults =
        judged.path("messages").valueStream().mapToInt(it -> it.path("faults").size()).sum();
    assertThat(faults).as("kept; the file itself tells all").isGreaterThan(1_900);
    api.settle();
    String path =
        "/api/v1/edi/interchanges/" + judged.path("id").asString() + "/segments?faulty=true";
    assertThat(api.json(path + "&limit=500").path("items").size()).isEqualTo(500);
    Duration plain = paged(api, path.replace("?faulty=true", "?faulty=false"));
    assertThat(paged(api, path))
        .as("beside the same pages of all segments")
        .isLessThan(plain.multipliedBy(5).plusSeconds(2));
  }

  /** The duration of five pages of 500. */
  private static Duration paged(Api api, String path) {
    long asked = System.nanoTime();
    for (int from = 1; from < 10_002; from += 2_500)
      assertThat(api.json(path + "&limit=500&from=" + from).path("items").size()).isEqualTo(500);
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  /** Until a client's share is used up, at most 20 s. */
  private boolean repeat(AtomicInteger refused) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (refused.get() == 0 && System.nanoTime() < end) {
      var told = handIn("LINGYUN", reference());
      assertThat(told.statusCode()).as(told.body()).isIn(200, 429, 503);
      assertThat(told.headers().firstValue("Retry-After").isPresent())
          .isEqualTo(told.statusCode() != 200);
      if (told.body().contains("\"code\":\"too-many-requests\"")) refused.incrementAndGet();
    }
    return true;
  }

  @Test
  void who_asks_for_more_than_its_share_is_told_when_to_come_back_and_others_are_served()
      throws Exception {
    List<Socket> stalled = new ArrayList<>();
    var refused = new AtomicInteger();
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) stalled.add(stalled());
      until(this::isFull);
      List<Future<Boolean>> asked = new ArrayList<>();
      for (int i = 0; i < 60; i++) asked.add(asking.submit(() -> repeat(refused)));
      assertThat(handIn("HENGYUE", reference()).statusCode()).isEqualTo(200);
      for (var it : asked) it.get();
    } finally {
      for (Socket it : stalled) it.close();
    }
    assertThat(refused).hasPositiveValue();
    assertThat(new Browser(hub.url()).get("/actuator/prometheus").body())
        .containsPattern("weft_quota_refused_total\\{quota=\"at-a-time\"} [1-9]");
    until(() -> !isFull());
    assertThat(handIn("LINGYUN", reference()).statusCode()).isEqualTo(200);
  }
}
