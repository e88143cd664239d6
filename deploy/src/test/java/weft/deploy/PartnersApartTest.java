package weft.deploy;

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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.edi.reception.Lanes;
import weft.party.PartyCode;

/** A partner that sends without pause, or does not go on, is in nobody's way but its own. */
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
}
