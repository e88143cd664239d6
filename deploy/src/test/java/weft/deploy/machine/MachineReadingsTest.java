package weft.deploy.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** Readings from the gateway's line to intervals, quarter hours and events. */
class MachineReadingsTest {
  private static final String LIST = "/api/v1/machines";
  private static final String DOOR = "/api/v1/machine-readings";
  private static final String[] NDJSON = {"Content-Type", "application/x-ndjson"};

  /** A quarter hour, so that nothing in between crosses a cut by chance. */
  private static final Instant T =
      Instant.ofEpochSecond(Instant.now().getEpochSecond() / 900 * 900)
          .minus(12, ChronoUnit.HOURS);

  private final RunningHub hub = RunningHub.busy();
  private final Api owner = new Api(hub, "jiaxin-api");
  private final Api gateway = new Api(hub, "jiaxin-gateway");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final String code = "R-" + UUID.randomUUID().toString().substring(0, 8);

  private JsonNode registered(String named, String every) {
    return OwnHub.ok(
        owner.post(
            LIST,
            """
            {"code": "%s", "site": "JX1", "kind": "machine", "idealSecondsPerPart": "90", "reportEvery": "%s"}
            """
                .formatted(named, every),
            JSON));
  }

  private static String line(String machine, long seq, Instant at, String state, String more) {
    return """
    {"machine":"%s","seq":%d,"at":"%s","state":"%s","quality":"good"%s}"""
        .formatted(machine, seq, at, state, more);
  }

  private JsonNode post(String... lines) {
    HttpResponse<String> answer = gateway.post(DOOR, String.join("\n", lines), NDJSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private static void assertTaken(JsonNode answer, int taken, int repeated, String refused) {
    assertThat(answer.path("taken").asInt()).as(answer.toString()).isEqualTo(taken);
    assertThat(answer.path("repeated").asInt()).as(answer.toString()).isEqualTo(repeated);
    var told = new StringBuilder();
    answer
        .path("refused")
        .forEach(
            it ->
                told.append(it.path("line").asInt())
                    .append(' ')
                    .append(it.path("code").asString())
                    .append("; "));
    assertThat(told).hasToString(refused);
  }

  private List<String> intervals(String machine) {
    return hub.superuser()
        .sql(
            "select extract(epoch from starts - :t)::int || '-' || extract(epoch from ends - :t)::int || ' ' || state || coalesce(' ' || parts, '')"
                + " from weft.machine_interval where stream = :stream order by starts")
        .param("t", java.sql.Timestamp.from(T))
        .param("stream", "Machine:JIAXIN:JX1:" + machine)
        .query(String.class)
        .list();
  }

  @Test
  void each_line_is_taken_known_or_refused_by_itself() {
    registered(code, "PT10S");
    Instant now = Instant.now();
    assertTaken(
        post(
            line(code, 1, T, "running", ",\"counter\":100"),
            line(code, 2, T.plusSeconds(10), "running", ",\"counter\":\"103\""),
            line(code, 2, T.plusSeconds(10), "running", ",\"counter\":103"),
            line("CNC-OF-NOBODY", 3, T, "running", ""),
            line(code, 4, now.plusSeconds(360), "running", ""),
            line(code, 5, now.minus(25, ChronoUnit.HOURS), "running", ""),
            "{\"machine\":",
            line(code, 6, T, "dancing", ""),
            line(code, 7, T.plusSeconds(20), "running", ",\"counter\":102"),
            line(code, 8, T.plusSeconds(20), "idle", ",\"counter\":0,\"reset\":\"counter\""),
            "{\"gateway\":\"edge-1\",\"at\":\"" + now + "\"}"),
        3,
        1,
        "4 unknown-machine; 5 clock-ahead; 6 too-old; 7 malformed; 8 malformed; 9 counter-fell; ");
    assertThat(intervals(code)).containsExactly("0-20 running 3");
    assertTaken(post(line(code, 1, T, "running", ",\"counter\":100")), 0, 1, "");
  }

  @Test
  void what_is_sent_again_never_looks_fresh() {
    registered(code, "PT10S");
    post(line(code, 1, T, "running", ""), line(code, 2, T.plusSeconds(10), "running", ""));
    String before = received();
    assertTaken(post(line(code, 2, T.plusSeconds(10), "running", "")), 0, 1, "");
    assertThat(received()).isEqualTo(before);
  }

  private String received() {
    return hub.superuser()
        .sql("select received_at || ' ' || last_at from weft.machine_live where stream = ?")
        .param("Machine:JIAXIN:JX1:" + code)
        .query(String.class)
        .single();
  }

  @Test
  void a_late_reading_mends_its_interval() {
    registered(code, "PT10S");
    post(
        line(code, 1, T, "running", ",\"counter\":0"),
        line(code, 3, T.plusSeconds(60), "idle", ",\"counter\":9"),
        line(code, 4, T.plusSeconds(70), "idle", ""));
    assertThat(intervals(code))
        .containsExactly("0-10 running", "10-60 unknown 9", "60-70 idle");
    assertTaken(post(line(code, 2, T.plusSeconds(30), "setup", ",\"counter\":4")), 1, 0, "");
    assertThat(intervals(code))
        .containsExactly("0-30 running 4", "30-60 setup 5", "60-70 idle");
    assertTaken(
        post(line(code, 5, T.plusSeconds(40), "setup", ",\"counter\":10")),
        0,
        0,
        "1 counter-fell; ");
  }

  /** Any order and any chunks come to what all at once in order come to. */
  @Test
  void random_readings_in_any_order_come_to_the_same() {
    Random random = new Random(36);
    for (int round = 0; round < 6; round++) {
      String ordered = code + "-A" + round;
      String mixed = code + "-B" + round;
      registered(ordered, "PT10S");
      registered(mixed, "PT10S");
      List<String> lines = new ArrayList<>();
      String[] states = {"running", "idle", "setup", "down", "off"};
      int second = 0;
      BigDecimal meter = BigDecimal.valueOf(100);
      int counter = 0;
      for (int i = 1; i <= 120; i++) {
        second += random.nextInt(8) == 0 ? 31 + random.nextInt(900) : 1 + random.nextInt(15);
        meter = meter.add(BigDecimal.valueOf(random.nextInt(500), 3));
        counter += random.nextInt(3);
        lines.add(
            line(
                "MACHINE",
                i,
                T.plusSeconds(second),
                states[random.nextInt(5)],
                (random.nextInt(4) == 0 ? "" : ",\"counter\":" + counter)
                    + (random.nextInt(4) == 0 ? "" : ",\"meter\":\"" + meter + "\"")));
      }
      post(String.join("\n", lines).replace("MACHINE", ordered));
      List<String> order = new ArrayList<>(lines);
      Collections.shuffle(order, random);
      for (int from = 0; from < order.size(); ) {
        int until = Math.min(order.size(), from + 1 + random.nextInt(30));
        JsonNode answer =
            post(String.join("\n", order.subList(from, until)).replace("MACHINE", mixed));
        assertThat(answer.path("taken").asInt()).as(answer.toString()).isEqualTo(until - from);
        from = until;
      }
      assertThat(intervals(mixed)).as("round %d", round).isEqualTo(intervals(ordered));
      assertThat(quarters(mixed)).as("round %d", round).isEqualTo(quarters(ordered)).isNotEmpty();
    }
  }

  private List<String> quarters(String machine) {
    return hub.superuser()
        .sql(
            "select starts || ' ' || trim_scale(kwh) || ' ' || seconds from weft.energy_quarter where machine = ? and (kwh, seconds) <> (0, 0) order by starts")
        .param(machine)
        .query(String.class)
        .list();
  }

  @Test
  void only_the_gateway_posts_and_it_may_do_nothing_else() {
    registered(code, "PT10S");
    String line = line(code, 1, T, "running", "");
    assertThat(owner.post(DOOR, line, NDJSON).statusCode()).isEqualTo(403);
    assertThat(gateway.get(LIST).statusCode()).isEqualTo(403);
    assertThat(gateway.get("/api/v1/me").statusCode()).isEqualTo(403);
    registeredAtStranger();
    assertTaken(post(line(code + "-H", 1, T, "running", "")), 0, 0, "1 unknown-machine; ");
  }

  private void registeredAtStranger() {
    HttpResponse<String> answer =
        stranger.post(
            LIST,
            """
            {"code": "%s-H", "site": "HZ1", "kind": "machine", "reportEvery": "PT10S"}
            """
                .formatted(code),
            JSON);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }
}
