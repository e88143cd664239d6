package weft.deploy.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;

/** Imports that a test starts, and their results. */
public final class HandedIn {
  private HandedIn() {}

  public static JsonNode imported(Api by, String what, String mode, String type, byte[] file) {
    JsonNode state = ended(by, what, mode, type, file);
    by.settle();
    return state;
  }

  /** Waits until the import has ended, and not until the views show it. */
  public static JsonNode ended(Api by, String what, String mode, String type, byte[] file) {
    var answer =
        by.post(
            "/api/v1/imports/" + what + "?mode=" + mode,
            BodyPublishers.ofByteArray(file),
            "Content-Type",
            type);
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    JsonNode state = Api.body(answer);
    String its = answer.headers().firstValue("Location").orElseThrow();
    assertThat(its).isEqualTo("/api/v1/imports/" + state.path("id").asString());
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (state.path("state").asString().equals("running")) {
      assertThat(Instant.now()).isBefore(end);
      pause();
      state = by.json(its);
    }
    return state;
  }

  public static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode csv(Api by, String what, String mode, String file) {
    return imported(by, what, mode, "text/csv", file.getBytes(StandardCharsets.UTF_8));
  }

  public static void assertCounts(JsonNode state, String is, int good, int bad, int unchanged) {
    assertThat(state.path("state").asString()).as("%s", state).isEqualTo(is);
    assertThat(state.path("good").asInt()).as("%s", state).isEqualTo(good);
    assertThat(state.path("bad").asInt()).as("%s", state).isEqualTo(bad);
    assertThat(state.path("unchanged").asInt()).as("%s", state).isEqualTo(unchanged);
  }

  public static int known(Api by, String part) {
    return by.json("/api/v1/part-agreements?part=" + part).path("items").size();
  }
}
