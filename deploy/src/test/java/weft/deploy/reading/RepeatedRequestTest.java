package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.database.FreePort;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.DemoData;
import weft.deploy.RunningHub;
import weft.history.Positions;

/** A request with an Idempotency-Key is executed once, however often it is sent. */
class RepeatedRequestTest {
  private final RunningHub hub = RunningHub.shared();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  @Test
  void the_same_again_is_given_the_first_answer_though_the_schedule_moved_on() {
    String schedule = released("REPEATED-1");
    var first = commit(schedule, "1", "key-1", "40");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    var other = commit(schedule, "2", "key-2", "30");
    assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
    long head = hub.bean(Positions.class).head();
    var again = commit(schedule, "1", "key-1", "40");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
    assertThat(hub.bean(Positions.class).head()).as("nothing recorded").isEqualTo(head);
  }

  @Test
  void the_key_for_another_body_or_another_thing_is_refused() {
    String schedule = released("REPEATED-2");
    String another = released("REPEATED-3");
    assertThat(commit(schedule, "1", "key-3", "40").statusCode()).isEqualTo(200);
    for (var reused :
        new HttpResponse<?>[] {
          commit(schedule, "2", "key-3", "39"), commit(another, "1", "key-3", "40")
        }) {
      assertThat(reused.statusCode()).isEqualTo(422);
      assertThat(reused.body().toString()).contains("\"code\":\"idempotency-key-reused\"");
    }
  }

  @Test
  void the_same_said_otherwise_is_the_same_request() {
    String schedule = released("REPEATED-8");
    var first = commit(schedule, "1", "key-8", "40");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    String otherwise =
        """
        {"commitments":[{"ordinal":0,"due":"2026-12-01","reason":{"text":"test","code":"other"},
         "promises":[{"quantity":"40","date":"2026-12-01"}]}],"release":"01"}
        """;
    assertThat(commit(jiaxin, schedule, "1", "key-8", () -> otherwise).body())
        .isEqualTo(first.body());
  }

  @Test
  void the_same_key_of_another_party_is_another_key() {
    String schedule = released("REPEATED-4");
    assertThat(commit(schedule, "1", "key-4", "40").statusCode()).isEqualTo(200);
    var hongzhu = new Api(hub, "hongzhu-api");
    var others = hongzhu.items("/api/v1/call-offs?limit=500&part=JX-R881").getFirst();
    String id = others.path("schedule").asString();
    var answer =
        hongzhu.post(
            "/api/v1/call-offs/" + id + "/commitments",
            "{\"release\":\"none\",\"commitments\":[]}",
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + others.path("version").asString() + "\"",
            "Idempotency-Key",
            "key-4");
    assertThat(answer.body()).doesNotContain("idempotency-key-reused");
  }

  @Test
  void many_at_once_are_carried_out_once_and_answered_alike() throws Exception {
    String schedule = released("REPEATED-5");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          Stream.<Callable<HttpResponse<String>>>generate(
                  () -> () -> commit(schedule, "1", "key-5", "40"))
              .limit(8)
              .toList();
      var bodies =
          pool.invokeAll(asked).stream().map(it -> it.resultNow().body()).distinct().toList();
      assertThat(bodies).hasSize(1);
      assertThat(bodies.getFirst()).contains("\"version\":2");
    }
  }

  @Test
  void a_key_has_a_length() {
    String schedule = released("REPEATED-6");
    var answer = commit(schedule, "1", "k".repeat(201), "40");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"idempotency-key-invalid\"");
  }

  @Test
  @Tag("long")
  void an_answer_outlives_a_restart(@TempDir Path data) {
    int port = FreePort.next();
    String schedule;
    String first;
    try (var own = RunningHub.start(DemoData.copyTo(data), port)) {
      schedule = released(new Api(own, "hengyue-edi"), "REPEATED-7");
      first = commit(new Api(own, "jiaxin-api"), schedule, "1", "key-7", "40").body();
      assertThat(first).contains("\"version\":2");
    }
    try (var own = RunningHub.start(data, port)) {
      var positions = own.bean(Positions.class);
      assertThat(positions.awaitSettled(positions.head(), Duration.ofSeconds(20))).isTrue();
      var again = commit(new Api(own, "jiaxin-api"), schedule, "1", "key-7", "40");
      assertThat(again.body()).isEqualTo(first);
    }
  }

  private String released(String part) {
    return released(hengyue, part);
  }

  private static String released(Api hengyue, String part) {
    hengyue.handIn(Delfors.of(part, part, "01", "20261201", "40"));
    return hengyue
        .items("/api/v1/call-offs?limit=500&part=" + part)
        .getFirst()
        .path("schedule")
        .asString();
  }

  private HttpResponse<String> commit(
      String schedule, String version, String key, String quantity) {
    return commit(jiaxin, schedule, version, key, quantity);
  }

  private static HttpResponse<String> commit(
      Api jiaxin, String schedule, String version, String key, String quantity) {
    return commit(
        jiaxin,
        schedule,
        version,
        key,
        () ->
            """
            {"release":"01","commitments":[{"due":"2026-12-01","ordinal":0,
             "promises":[{"date":"2026-12-01","quantity":"%s"}],"reason":{"code":"other","text":"test"}}]}
            """
                .formatted(quantity));
  }

  private static HttpResponse<String> commit(
      Api jiaxin, String schedule, String version, String key, Supplier<String> body) {
    return jiaxin.post(
        "/api/v1/call-offs/" + schedule + "/commitments",
        body.get(),
        "Content-Type",
        "application/json",
        "If-Match",
        "\"" + version + "\"",
        "Idempotency-Key",
        key);
  }
}
