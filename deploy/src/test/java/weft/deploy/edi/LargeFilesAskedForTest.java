package weft.deploy.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.edi.reception.ReadingRoom;

/** Whoever asks for a large file while another is read is told to come later, and soon. */
class LargeFilesAskedForTest {
  private static final String INTERCHANGES = "/api/v1/edi/interchanges/";
  private static final String[] JSON = {"Content-Type", "application/json"};

  private final Api hengyue = new Api(RunningHub.busy(), "hengyue-edi");

  private String handedIn(String reference, int length) {
    byte[] text =
        """
        UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0640+%1$s'
        UNH+1+DELFOR:D:97A:UN'
        BGM+241+L1+5'
        DTM+137:202611230600:203'
        NAD+BY+HENGYUE::92'
        NAD+SU+JIAXIN::92'
        GIS+37'
        NAD+ST+PLANT1::92'
        LIN+1++%1$s:IN'
        SCC+1++D'
        QTY+113:4x0:PCE'
        DTM+2:20261201:102'
        UNT+12+1'
        UNZ+1+%1$s'
        """
            .formatted(reference)
            .getBytes(ISO_8859_1);
    byte[] file = Arrays.copyOf(text, Math.max(text.length, length));
    Arrays.fill(file, text.length, file.length, (byte) '\n');
    var answer =
        hengyue.post(
            "/api/v1/edi/interchanges",
            BodyPublishers.ofByteArray(file),
            "Content-Type",
            "application/edifact");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    hengyue.settle();
    return Api.body(answer).path("id").asString();
  }

  private HttpResponse<String> rerun(String id) {
    return hengyue.post(
        INTERCHANGES + id + "/messages/1/rerun", "{\"reason\": \"once more\"}", JSON);
  }

  private static void isPutOff(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(Api.body(answer).at("/text/en").asString()).contains("nothing was changed");
  }

  @Test
  void a_large_one_is_put_off_while_another_is_read_and_a_small_one_is_not() {
    String large = handedIn("ASKED-1", 1 << 20);
    String small = handedIn("ASKED-2", 0);
    try (var _ =
        ReadingRoom.SHARED.enter(Integer.MAX_VALUE, Duration.ofSeconds(60)).orElseThrow()) {
      long begun = System.nanoTime();
      isPutOff(rerun(large));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      for (String part : List.of("/segments", "/raw", "/text", "/effects"))
        isPutOff(hengyue.get(INTERCHANGES + large + part));
      assertThat(hengyue.get(INTERCHANGES + large).statusCode()).isEqualTo(200);
      assertThat(hengyue.get(INTERCHANGES + small + "/segments").statusCode()).isEqualTo(200);
      assertThat(rerun(small).statusCode()).isEqualTo(200);
    }
    assertThat(hengyue.get(INTERCHANGES + large + "/segments").statusCode()).isEqualTo(200);
    assertThat(rerun(large).statusCode()).isEqualTo(200);
  }
}
