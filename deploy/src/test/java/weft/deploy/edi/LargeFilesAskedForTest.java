package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.edi.reception.inbox.ReadingRoom;

/** A request for a large file while another is read is soon asked to retry later. */
@Tag("long")
class LargeFilesAskedForTest {
  private static final String INTERCHANGES = "/api/v1/edi/interchanges/";

  private final Api hengyue = new Api(RunningHub.busy(), "hengyue-edi");

  /** Unique to one run, because a failed run is repeated on the same hub. */
  private final String run = UUID.randomUUID().toString().substring(0, 6);

  private String handedIn(String number, int length) {
    String reference = "ASKED" + number + "-" + run;
    String wrong = Delfors.of(reference, reference, "01", "20261201", "4x0");
    var answer =
        hengyue.post(
            "/api/v1/edi/interchanges",
            BodyPublishers.ofByteArray(Delfors.padded(wrong, length)),
            "Content-Type",
            "application/edifact");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    hengyue.settle();
    return Api.body(answer).path("id").asString();
  }

  private HttpResponse<String> rerun(String id) {
    return hengyue.post(
        INTERCHANGES + id + "/messages/1/rerun", "{\"reason\": \"once more\"}", OwnHub.JSON);
  }

  private HttpResponse<String> read(String id, String part) {
    return hengyue.get(INTERCHANGES + id + part);
  }

  private static ReadingRoom.Place reading() {
    return ReadingRoom.SHARED.enter(Integer.MAX_VALUE, Duration.ofSeconds(60)).orElseThrow();
  }

  /** All at once: tests of other lanes, which share this memory, wait no longer than for one. */
  private static void arePutOff(List<Callable<HttpResponse<String>>> asking) throws Exception {
    long begun = System.nanoTime();
    try (var _ = reading();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it : threads.invokeAll(asking)) isPutOff(it.get());
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  private static void isPutOff(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(Api.body(answer).at("/text/en").asString()).contains("nothing was changed");
  }

  @Test
  void a_large_one_of_others_does_not_exist_even_while_another_is_read() {
    String large = handedIn("3", 1 << 20);
    var stranger = new Api(RunningHub.busy(), "dingcheng-api");
    try (var _ = reading()) {
      for (String part : List.of("/segments", "/raw", "/text", "/effects"))
        for (String id : List.of(large, UUID.randomUUID().toString()))
          assertThat(stranger.get(INTERCHANGES + id + part).statusCode()).as(part).isEqualTo(404);
    }
  }

  @Test
  void a_large_one_is_put_off_while_another_is_read_and_a_small_one_is_not() throws Exception {
    String large = handedIn("1", 1 << 20);
    String small = handedIn("2", 0);
    // A party reads two whole files at a time.
    arePutOff(
        List.of(() -> rerun(large), () -> read(large, "/segments"), () -> read(large, "/raw")));
    arePutOff(List.of(() -> read(large, "/text"), () -> read(large, "/effects")));
    try (var _ = reading()) {
      assertThat(read(large, "").statusCode()).isEqualTo(200);
      assertThat(read(small, "/segments").statusCode()).isEqualTo(200);
      assertThat(rerun(small).statusCode()).isEqualTo(200);
    }
    assertThat(read(large, "/segments").statusCode()).isEqualTo(200);
    assertThat(rerun(large).statusCode()).isEqualTo(200);
  }
}
