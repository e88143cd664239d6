package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import weft.history.Positions;

/** From an OEM's file to the supplier's answer, on a hub with either storage of events. */
public final class MainThread {
  private static final String PART = "MAIN-THREAD";

  private final RunningHub hub;
  private final Api hengyue;
  private final Api jiaxin;

  public MainThread(RunningHub hub) {
    this.hub = hub;
    this.hengyue = new Api(hub, "hengyue-edi");
    this.jiaxin = new Api(hub, "jiaxin-api");
  }

  /** Runs every step of the thread, with refusals and repetitions. */
  public void run(Path data) {
    String delfor = Delfors.of("MAIN-1", PART, "01", "20261201", "40");
    var first = hengyue.handIn(delfor);
    assertThat(first.path("outcome").asString()).isEqualTo("accepted");
    assertThat(version("")).isEqualTo("1");

    long head = hub.bean(Positions.class).head();
    var again = hengyue.handIn(delfor);
    assertThat(again.path("duplicate").asBoolean()).isTrue();
    assertThat(again.path("id")).isEqualTo(first.path("id"));
    assertThat(hub.bean(Positions.class).head()).as("nothing recorded").isEqualTo(head);
    Instant before = hub.bean(Positions.class).recordedAt(head).orElseThrow();

    var committed = commit("1", "main-1");
    assertThat(committed.statusCode()).as(committed.body()).isEqualTo(200);
    assertThat(commit("1", "main-1").body()).as("the first answer").isEqualTo(committed.body());
    assertThat(commit("1", "main-2").statusCode()).as("stale").isEqualTo(412);
    hengyue.settle();
    assertThat(version("")).isEqualTo("2");
    assertThat(version("&asOf=" + before)).as("as of " + before).isEqualTo("1");
    verify(data);
  }

  /** The schedule's version as its supplier reads it. */
  private String version(String more) {
    return line(more).path("version").asString();
  }

  private JsonNode line(String more) {
    return jiaxin.items("/api/v1/call-offs?limit=500&part=" + PART + more).getFirst();
  }

  public HttpResponse<String> commit(String version, String key) {
    String schedule = line("").path("schedule").asString();
    return jiaxin.post(
        "/api/v1/call-offs/" + schedule + "/commitments",
        """
        {"release":"01","commitments":[{"due":"2026-12-01","ordinal":0,
         "promises":[{"date":"2026-12-01","quantity":"40"}]}]}
        """,
        "Content-Type",
        "application/json",
        "If-Match",
        "\"" + version + "\"",
        "Idempotency-Key",
        key);
  }

  /** Every view equals its events as read from the database. */
  public static void verify(Path data) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, UTF_8);
    int code = new VerifyReplayCommand().run(List.of("--weft.data=" + data), print, print);
    assertThat(code).as(out.toString(UTF_8)).isZero();
  }
}
