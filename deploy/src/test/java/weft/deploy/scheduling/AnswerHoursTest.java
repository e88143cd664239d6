package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.Mint;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.ClosesScreens;
import weft.event.StreamId;

/** A DELFOR requires no answer: silence until the agreed time counts as acceptance. */
@Tag("long")
@Beside("screens")
@ExtendWith(ClosesScreens.class)
class AnswerHoursTest {
  private static final String PROFILE =
      "/api/v1/partnerships/"
          + StreamId.toUrl(StreamId.of("Partnership", "HENGYUE", "DINGCHENG"))
          + "/profile";
  private static final String SCHEDULE =
      StreamId.toUrl(
          StreamId.of(
              "DeliverySchedule", "HENGYUE", "DINGCHENG", "PLANT1", "HY-SILENT", null, null));
  private final RunningHub hub = RunningHub.busy();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api dingcheng = new Api(hub, "dingcheng-api");

  private static String delfor(String reference, String release) {
    return ("UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261125:0612+%1$s'UNH+1+DELFOR:D:97A:UN'BGM+241+%2$s+5'"
            + "DTM+137:20261125:102'NAD+BY+HENGYUE::92'NAD+SU+DINGCHENG::92'GIS+37'"
            + "NAD+ST+PLANT1::92'LIN+1++HY-SILENT:IN'SCC+1++D'QTY+113:40:PCE'DTM+2:20270115:102'"
            + "UNT+12+1'UNZ+1+%1$s'")
        .formatted(reference, release);
  }

  private void agree(JsonNode profile) throws Exception {
    JsonNode state = hengyue.json(PROFILE);
    var request =
        HttpRequest.newBuilder(hub.at(PROFILE + "?reason=hours"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", Mint.bearer(hub, "hengyue-edi"))
            .header("If-Match", "\"" + state.path("version").asString() + "\"")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(profile.toString()));
    var done = Logins.HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    hengyue.settle();
  }

  private static JsonNode release(Api party, String as) {
    return party.json("/api/v1/call-offs/" + SCHEDULE + "?as=" + as).path("release");
  }

  /** The number of lines that silence accepts between two moments. */
  private int silent(Object from, Object until) {
    return dingcheng
        .items(
            "/api/v1/call-offs?as=supplier&part=HY-SILENT&silentFrom="
                + from
                + "&silentUntil="
                + until)
        .size();
  }

  @Test
  void the_release_says_from_when_on_silence_is_acceptance_by_the_profile_of_its_day()
      throws Exception {
    JsonNode before = hengyue.json(PROFILE).path("profile");
    hengyue.handIn(delfor("AH-1", "1"));
    assertThat(release(hengyue, "buyer").path("silentUntil").isNull()).isTrue();
    try {
      ObjectNode agreed = (ObjectNode) before.deepCopy();
      agreed.withObject("/edi").put("answerHours", 30);
      agree(agreed);
      hengyue.handIn(delfor("AH-2", "2"));
      for (JsonNode release :
          new JsonNode[] {release(hengyue, "buyer"), release(dingcheng, "supplier")}) {
        Instant received = Instant.parse(release.path("receivedAt").asString());
        assertThat(Instant.parse(release.path("silentUntil").asString()))
            .isEqualTo(received.plus(Duration.ofHours(30)));
      }
      JsonNode line = dingcheng.items("/api/v1/call-offs?as=supplier&part=HY-SILENT").getFirst();
      assertThat(line.path("silentUntil"))
          .isEqualTo(release(dingcheng, "supplier").path("silentUntil"));
      Instant end = Instant.parse(line.path("silentUntil").asString());
      assertThat(silent(end.minusSeconds(1), end)).isOne();
      assertThat(silent(end.plusSeconds(1), end.plusSeconds(9))).isZero();
      assertThat(silent(end.minusSeconds(9), end.minusSeconds(1))).isZero();
      assertThat(silent("1970-01-01T00:00:00Z", "2199-01-01T00:00:00Z")).isOne();
      assertThat(silent("2199-01-01T00:00:00Z", "1970-01-01T00:00:00Z")).isZero();
      var screen = Chromium.shared().open(hub, "buyer@hengyue", "/call-offs/" + SCHEDULE);
      screen.says("[data-testid=silent-until]", "silence is acceptance");
      screen.show("schedule-silence");
    } finally {
      agree(before);
    }
    assertThat(release(hengyue, "buyer").path("silentUntil").isNull()).isFalse();
  }
}
