package weft.deploy.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.Upkeep;
import weft.machine.MachineState;
import weft.machine.reading.Reading;
import weft.machine.reading.ReadingQuality;
import weft.party.PartyCode;
import weft.projections.reading.ReadingDoor;
import weft.projections.reading.ReadingsTaken;
import weft.projections.reading.ReportedReading;

/** Readings from the gateway's line to intervals, quarter hours and events. */
@Beside("screens")
class MachineReadingsTest {
  private static final String LIST = "/api/v1/machines";
  private static final String DOOR = "/api/v1/machine-readings";
  private static final String[] NDJSON = {"Content-Type", "application/x-ndjson"};

  /** A quarter hour, so that nothing in between crosses a cut by chance. */
  private static final Instant T =
      Instant.ofEpochSecond(Instant.now().getEpochSecond() / 900 * 900).minus(12, ChronoUnit.HOURS);

  private final RunningHub hub = RunningHub.busy();
  private final Api owner = new Api(hub, "jiaxin-api");
  private final Api gateway = new Api(hub, "jiaxin-gateway");
  private final Api planner = new Api(hub, "hengyue-planner");
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
    {"machine":"%s","seq":%d,"at":"%s","state":"%s","quality":"good"%s}\
    """
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
            "select extract(epoch from starts - :t)::int || '-' || extract(epoch from ends -"
                + " :t)::int || ' ' || state || coalesce(' ' || parts, '') from"
                + " weft.machine_interval where stream = :stream order by starts")
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
    assertThat(intervals(code)).containsExactly("0-10 running", "10-60 unknown 9", "60-70 idle");
    assertTaken(post(line(code, 2, T.plusSeconds(30), "setup", ",\"counter\":4")), 1, 0, "");
    assertThat(intervals(code)).containsExactly("0-30 running 4", "30-60 setup 5", "60-70 idle");
    assertTaken(
        post(line(code, 5, T.plusSeconds(40), "setup", ",\"counter\":10")),
        0,
        0,
        "1 counter-fell; ");
  }

  /** Any order and any chunks come to what all at once in order come to. */
  @Test
  @Tag("long")
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
            "select starts || ' ' || trim_scale(kwh) || ' ' || seconds from weft.energy_quarter"
                + " where machine = ? and (kwh, seconds) <> (0, 0) order by starts")
        .param(machine)
        .query(String.class)
        .list();
  }

  /** Example 1 of the contract at a site that plans no shifts. */
  @Test
  void oee_states_and_the_bottleneck_of_a_period() {
    JsonNode machine =
        OwnHub.ok(
            planner.post(
                LIST,
                """
                {"code": "%s", "site": "PLANT2", "kind": "machine", "idealSecondsPerPart": "90", "reportEvery": "PT10M"}
                """
                    .formatted(code),
                JSON));
    planner.settle();
    List<ReportedReading> lines = new ArrayList<>();
    for (int i = 0; i <= 48; i++) {
      int parts = i >= 1 && i <= 42 ? 6 : 0;
      int good = i >= 1 && i <= 12 ? 5 : parts;
      lines.add(
          new ReportedReading(
              i,
              code,
              new Reading(
                  i,
                  T.plusSeconds(600L * i),
                  i < 42 ? MachineState.RUNNING : MachineState.IDLE,
                  BigDecimal.valueOf(parts),
                  null,
                  BigDecimal.valueOf(good),
                  null,
                  null,
                  null,
                  ReadingQuality.GOOD,
                  false,
                  false,
                  null,
                  1)));
    }
    ReadingsTaken taken =
        hub.bean(ReadingDoor.class).take(new PartyCode("HENGYUE"), lines, List.of(), Instant.now());
    assertThat(taken).isEqualTo(new ReadingsTaken(49, 0, List.of()));
    String path = LIST + "/" + machine.path("id").asString();
    String period = "?from=" + T + "&until=" + T.plusSeconds(480 * 60);
    planner.settle();
    JsonNode read = planner.json(path + period);
    JsonNode oee = read.path("oee");
    assertThat(oee.path("availability").asString() + " " + oee.path("performance").asString())
        .as(read.toString())
        .isEqualTo("0.875 0.9");
    assertThat(oee.path("quality").asString() + " " + oee.path("oee").asString())
        .isEqualTo("0.952 0.75");
    assertThat(oee.path("coverage").asString()).isEqualTo("1");
    assertThat(read.path("utilization").asString()).isEqualTo("0.875");
    assertThat(read.path("byShift")).isNotEmpty();
    assertThat(read.path("byDay")).isNotEmpty();
    assertThat(
            planner.items(LIST + period + "&limit=500").stream()
                .filter(it -> it.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .at("/oee/oee")
                .asString())
        .isEqualTo("0.75");
    List<JsonNode> states = planner.items(path + "/states" + period);
    assertThat(states)
        .extracting(it -> it.path("state").asString() + " " + it.path("parts").asString())
        .containsExactly("running 252", "idle 0");
    JsonNode page = planner.json(path + "/states" + period + "&limit=1");
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("next").isNull()).isFalse();
    assertThat(stranger.get(path + "/states" + period).statusCode()).isEqualTo(404);
    JsonNode bottleneck = planner.json(LIST + "/bottleneck" + period + "&site=PLANT2");
    assertThat(bottleneck.path("bottlenecks")).isNotEmpty();
    for (Api other : List.of(stranger, new Api(hub, "shenji-audit")))
      assertThat(other.json(LIST + "/bottleneck" + period + "&site=PLANT2").path("machines"))
          .isEmpty();
  }

  /** The list adds up closed days by their sums, a machine by its shifts. */
  @Test
  void a_list_and_its_machines_tell_the_same_effectiveness() {
    Instant until = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    String period = "?from=" + until.minus(9, ChronoUnit.DAYS) + "&until=" + until;
    int known = 0;
    for (JsonNode listed : owner.items(LIST + period + "&limit=500")) {
      JsonNode one = owner.json(LIST + "/" + listed.path("id").asString() + period);
      assertThat(listed.path("oee")).isEqualTo(one.path("oee"));
      assertThat(listed.path("utilization")).isEqualTo(one.path("utilization"));
      if (!listed.at("/oee/availability").isNull()) known++;
    }
    assertThat(known).isPositive();
  }

  /** The figures of a day stay the same when it closes, and a past moment knows them from then. */
  @Test
  void a_closed_day_says_what_its_intervals_said() throws Exception {
    JsonNode machine =
        OwnHub.ok(
            planner.post(
                LIST,
                """
                {"code": "%s", "site": "PLANT2", "kind": "machine", "idealSecondsPerPart": "300", "reportEvery": "PT1H"}
                """
                    .formatted(code),
                JSON));
    planner.settle();
    ZonedDateTime day =
        LocalDate.now(ZoneId.of("Asia/Shanghai"))
            .minusDays(3)
            .atStartOfDay(ZoneId.of("Asia/Shanghai"));
    List<ReportedReading> lines = new ArrayList<>();
    MachineState[] states = {
      MachineState.RUNNING, MachineState.IDLE, MachineState.RUNNING, MachineState.DOWN
    };
    for (int i = 0; i < 20; i++)
      lines.add(
          new ReportedReading(
              i,
              code,
              new Reading(
                  i,
                  day.plusMinutes(50L * i + 7).toInstant(),
                  states[i % 4],
                  BigDecimal.valueOf(i % 3),
                  null,
                  BigDecimal.valueOf(i % 3),
                  null,
                  BigDecimal.valueOf(10L * i),
                  null,
                  ReadingQuality.GOOD,
                  false,
                  false,
                  null,
                  1)));
    ReadingsTaken taken =
        hub.bean(ReadingDoor.class)
            .take(new PartyCode("HENGYUE"), lines, List.of(), day.plusHours(18).toInstant());
    assertThat(taken.taken()).isEqualTo(20);
    String path = LIST + "/" + machine.path("id").asString();
    String period = "?from=" + day.toInstant() + "&until=" + day.plusDays(1).toInstant();
    JsonNode open = planner.json(path + period);
    assertThat(open.path("closedUntil").isNull()).as(open.toString()).isTrue();
    assertThat(open.at("/oee/oee").isNull()).as(open.toString()).isFalse();
    Instant before = Instant.now();
    JsonNode closed = null;
    for (int i = 0; i < 600 && (closed == null || closed.path("closedUntil").isNull()); i++) {
      Upkeep.now(hub);
      Thread.sleep(200);
      closed = planner.json(path + period);
    }
    assertThat(closed.path("closedUntil").asString())
        .isGreaterThanOrEqualTo(day.toLocalDate().toString());
    for (String it : List.of("oee", "byDay", "byShift", "utilization"))
      assertThat(closed.path(it)).as(it).isEqualTo(open.path(it));
    planner.settle();
    JsonNode then = planner.json(path + period + "&asOf=" + before);
    assertThat(then.at("/oee/oee").isNull()).isTrue();
    assertThat(then.at("/oee/missing/0").asString()).isEqualTo("days-open");
    assertPastEnergy(day.toLocalDate(), before);
  }

  /**
   * A past moment knows the energy of closed days, whatever comes later, and says what it lacks.
   */
  private void assertPastEnergy(LocalDate day, Instant before) {
    String path =
        "/api/v1/energy?site=PLANT2&grain=quarter&machine=%s&from=%s&until=%2$s"
            .formatted(code, day);
    JsonNode energy = planner.json(path);
    assertThat(new BigDecimal(energy.path("kWh").asString())).isEqualByComparingTo("190");
    JsonNode open = planner.json(path + "&asOf=" + before);
    assertThat(open.path("kWh").isNull()).isTrue();
    assertThat(open.path("missing").toString()).contains("days-open");
    assertThat(open.path("items").valueStream())
        .hasSize(96)
        .allMatch(it -> it.path("kWh").isNull());
    String closed = "&at=" + energy.path("position").asLong();
    JsonNode known = planner.json(path + closed);
    for (String it : List.of("kWh", "coverage", "items", "parts"))
      assertThat(known.path(it)).as(it).isEqualTo(energy.path(it));
    hub.superuser()
        .sql("update weft.energy_quarter set kwh = kwh + 1 where machine = ?")
        .param(code)
        .update();
    assertThat(planner.json(path).path("kWh")).isNotEqualTo(energy.path("kWh"));
    assertThat(planner.json(path + closed)).isEqualTo(known);
    JsonNode longer =
        planner.json(path.replace("&until=" + day, "&until=" + day.plusDays(3)) + closed);
    assertThat(longer.path("kWh").isNull()).as("the next day is open").isTrue();
    assertThat(longer.at("/items/40/kWh").isNull()).isFalse();
  }

  @Test
  void streams_are_told_of_states_stops_and_faults_within_seconds() throws Exception {
    JsonNode machine = registered(code, "PT1H");
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(4_000);
    post(
        line(code, 1, begin, "running", ""),
        line(code, 2, begin.plusSeconds(600), "down", ",\"fault\":\"E42\""),
        line(code, 3, begin.plusSeconds(1_200), "running", ""),
        line(code, 4, begin.plusSeconds(1_800), "idle", ",\"fault\":\"E7\""));
    String path = LIST + "/" + machine.path("id").asString();
    JsonNode row = awaitRow(path, it -> it.path("faults").size() == 1 && !it.path("stop").isNull());
    assertThat(row.path("state").asString()).isEqualTo("idle");
    assertThat(Instant.parse(row.path("since").asString())).isEqualTo(begin.plusSeconds(1_800));
    assertThat(row.at("/faults/0/code").asString()).isEqualTo("E7");
    assertThat(owner.items(path + "/stops"))
        .extracting(it -> it.path("state").asString() + " " + it.path("until").asString("still"))
        .containsExactlyInAnyOrder("down " + begin.plusSeconds(1_200), "idle still");
    post(line(code, 5, begin.plusSeconds(1_500), "setup", ""));
    post(line(code, 6, begin.plusSeconds(3_000), "running", ""));
    row =
        awaitRow(
            path, it -> it.path("stop").isNull() && !it.path("state").asString().equals("idle"));
    assertThat(row.path("state").asString()).isEqualTo("running");
  }

  private JsonNode awaitRow(String path, Predicate<JsonNode> condition)
      throws InterruptedException {
    JsonNode row = owner.json(path);
    for (int i = 0; i < 150 && !condition.test(row); i++) {
      Thread.sleep(200);
      row = owner.json(path);
    }
    assertThat(condition.test(row)).as(row.toString()).isTrue();
    return row;
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
