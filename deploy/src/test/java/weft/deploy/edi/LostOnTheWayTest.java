package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.MessagesOut;
import weft.deploy.RunningHub;

/** The statements that a forwarded message loses are listed in the lives of both interchanges. */
class LostOnTheWayTest {
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 100_000));

  private final RunningHub hub = RunningHub.busy();
  private final Api lingyun = new Api(hub, "lingyun-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final String own = "LOST" + NEXT.incrementAndGet();

  private String handedIn() {
    String text =
        """
        UNB+UNOC:3+LINGYUN:ZZ+WEFT:ZZ+261124:0640+%1$s'
        UNH+1+DELFOR:D:97A:UN'
        BGM+241+%1$s+5'
        DTM+137:202611230615:203'
        NAD+BY+LINGYUN::92++Lingyun Machinery'
        NAD+SU+JIAXIN::92'
        GIS+37'
        NAD+ST+WERK1::92'
        LIN+1++%1$s:IN'
        FTX+AAI+++Pack 4 * 3 in dunnage 12'
        SCC+1++D'
        QTY+113:40:PCE'
        DTM+2:20261201:102'
        UNT+13+1'
        UNZ+1+%1$s'
        """
            .formatted(own);
    JsonNode answer = lingyun.handIn(text);
    assertThat(answer.path("outcome").asString()).as(answer.toString()).isEqualTo("accepted");
    return answer.path("id").asString();
  }

  private static List<JsonNode> life(Api as, String id) {
    return as.items("/api/v1/edi/interchanges/" + id + "/life?limit=500");
  }

  /** A reaction writes it some time after the answer. */
  private JsonNode answered(String id) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      for (JsonNode it : life(lingyun, id))
        if (it.path("kind").asString().equals("answered")
            && it.path("cause").path("en").asString().contains("830")) return it;
      assertThat(System.nanoTime()).as("nothing was written").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static List<String> said(JsonNode step) {
    return step.path("lost")
        .valueStream()
        .map(it -> it.path("place").asString("") + "|" + it.path("text").path("en").asString())
        .toList();
  }

  @Test
  void what_an_830_does_not_say_of_a_DELFOR_is_told_to_both() throws Exception {
    MessagesOut.sends(lingyun, "LINGYUN", "830", "004010");
    String id = handedIn();
    JsonNode step = answered(id);
    assertThat(said(step)).containsExactly("NAD BY C080.3036|party name", "|text of an item");
    JsonNode name = step.path("lost").path(0);
    assertThat(name.path("segment").asInt()).isEqualTo(5);
    assertThat(name.path("times").asInt()).isEqualTo(1);
    assertThat(name.path("text").path("zh").asString()).isNotBlank();
    List<JsonNode> theirs = life(jiaxin, step.path("answer").asString());
    assertThat(theirs.getFirst().path("kind").asString()).isEqualTo("written");
    assertThat(said(theirs.getFirst())).isEqualTo(said(step));
    assertThat(hengyue.get("/api/v1/edi/interchanges/" + id + "/life").statusCode()).isEqualTo(404);
  }
}
