package weft.deploy.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;
import static weft.deploy.OwnHub.refused;
import static weft.deploy.OwnHub.with;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A meter's replacement is stated, and the energy across it counts by both registers. */
class ReplacedMeterTest {
  private static final String METERS = "/api/v1/meters";
  private static final String DOOR = "/api/v1/machine-readings";
  private static final String[] NDJSON = {"Content-Type", "application/x-ndjson"};
  private static final Instant T =
      Instant.ofEpochSecond(Instant.now().getEpochSecond() / 900 * 900).minus(12, ChronoUnit.HOURS);

  private final RunningHub hub = RunningHub.busy();
  private final Api owner = new Api(hub, "jiaxin-api");
  private final Api gateway = new Api(hub, "jiaxin-gateway");
  private final String code = "E-" + UUID.randomUUID().toString().substring(0, 8);

  /** Registers a meter and a machine that has it, both with one code. */
  private String registered(String named) {
    String meter =
        OwnHub.ok(
                owner.post(
                    METERS,
                    """
                    {"code": "%s", "site": "JX1", "serial": "SN-1"}
                    """
                        .formatted(named),
                    JSON))
            .path("id")
            .asString();
    OwnHub.ok(
        owner.post(
            "/api/v1/machines",
            """
            {"code": "%s", "site": "JX1", "kind": "machine", "reportEvery": "PT10S", "meter": "%s"}
            """
                .formatted(named, named),
            JSON));
    owner.settle();
    return METERS + "/" + meter;
  }

  private static String stated(Instant at, String last, String first) {
    return """
    {"at": "%s", "finalRegister": "%s", "firstRegister": "%s", "serial": "SN-2", "person": "P-0007"}
    """
        .formatted(at, last, first);
  }

  private HttpResponse<String> replace(String meter, int version, String body) {
    HttpResponse<String> answer =
        owner.post(meter + "/replaced", body, with(JSON, "If-Match", "\"" + version + "\""));
    owner.settle();
    return answer;
  }

  private static String line(String machine, long seq, int second, String meter) {
    return """
    {"machine":"%s","seq":%d,"at":"%s","state":"running","meter":"%s"}\
    """
        .formatted(machine, seq, T.plusSeconds(second), meter);
  }

  private JsonNode post(String... lines) {
    return OwnHub.ok(gateway.post(DOOR, String.join("\n", lines), NDJSON));
  }

  private BigDecimal energy(String machine) {
    return hub.superuser()
        .sql("select coalesce(sum(kwh), 0) from weft.energy_quarter where machine = ?")
        .param(machine)
        .query(BigDecimal.class)
        .single();
  }

  private static String code(JsonNode answer) {
    return answer.at("/refused/0/code").asString();
  }

  @Test
  void a_register_that_falls_waits_for_the_statement_and_counts_by_both_registers() {
    String meter = registered(code);
    post(line(code, 1, 0, "4990"), line(code, 2, 10, "4999.5"));
    String fallen = line(code, 3, 20, "0.7");
    assertThat(code(post(fallen))).isEqualTo("counter-fell");
    OwnHub.ok(replace(meter, 1, stated(T.plusSeconds(15), "5000", "0.2")));
    assertThat(post(fallen).path("taken").asInt()).isEqualTo(1);
    assertThat(energy(code)).as("9.5 + 0.5 + 0.5").isEqualByComparingTo("10.5");
    assertThat(code(post(line(code, 4, 30, "0.6")))).isEqualTo("counter-fell");
    JsonNode read = owner.json(meter);
    assertThat(read.path("serial").asString()).isEqualTo("SN-2");
    assertThat(read.at("/replacements/0/finalRegister").asString()).isEqualTo("5000");
    assertThat(read.at("/replacements/0/statedBy").asString()).isEqualTo("P-0007");
    assertThat(owner.items(METERS + "?limit=500"))
        .extracting(it -> it.path("code").asString())
        .contains(code);
  }

  @Test
  void a_statement_after_a_reset_and_its_correction_count_the_energy_anew() {
    String meter = registered(code);
    post(
        line(code, 1, 0, "4990"),
        line(code, 2, 10, "4999.5"),
        line(code, 3, 1_000, "0.7").replace("}", ",\"reset\":\"meter\"}"),
        line(code, 4, 1_010, "0.9"));
    assertThat(energy(code)).as("unknown across the reset").isEqualByComparingTo("9.7");
    OwnHub.ok(replace(meter, 1, stated(T.plusSeconds(500), "5001", "0.2")));
    post(line(code, 5, 1_020, "1.0"));
    assertThat(energy(code)).as("9.5 + 1.5 + 0.5 + 0.2 + 0.1").isEqualByComparingTo("11.8");
    OwnHub.ok(
        owner.put(
            meter + "/replacements/1",
            stated(T.plusSeconds(20), "5003", "0.2"),
            with(JSON, "If-Match", "\"2\"")));
    owner.settle();
    post(line(code, 6, 1_030, "1.0"));
    assertThat(energy(code)).isEqualByComparingTo("13.8");
  }

  @Test
  void a_statement_that_the_readings_contradict_is_refused_and_says_which_reading() {
    String meter = registered(code);
    post(
        line(code, 1, 0, "4990"),
        line(code, 2, 10, "4999.5"),
        line(code, 3, 20, "5000.5"),
        line(code, 4, 1_000, "0.7").replace("}", ",\"reset\":\"meter\"}"));
    faulty(replace(meter, 1, stated(T.plusSeconds(15), "5000", "0")), "not-replaced-then");
    faulty(replace(meter, 1, stated(T.plusSeconds(500), "5000", "0")), "final-below-reading");
    faulty(replace(meter, 1, stated(T.plusSeconds(500), "5001", "0.8")), "first-above-reading");
    faulty(
        replace(meter, 1, stated(Instant.now().plusSeconds(900), "5001", "0")), "moment-in-future");
    faulty(replace(meter, 1, stated(T, "-1", "0")), "register-negative");
    assertThat(replace(meter, 9, stated(T.plusSeconds(500), "5001", "0")).statusCode())
        .isEqualTo(412);
    assertThat(owner.post(meter + "/replaced", stated(T, "5001", "0"), JSON).statusCode())
        .isEqualTo(428);
    OwnHub.ok(replace(meter, 1, stated(T.plusSeconds(500), "5001", "0.5")));
    refused(
        replace(meter, 2, stated(T.plusSeconds(500), "5001", "0.5")),
        409,
        "replacement-not-in-order");
  }

  private static void faulty(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(Api.body(answer).at("/errors/0/code").asString()).isEqualTo(code);
  }

  /** The old meter goes on after the stated moment: nobody knows which is right. */
  @Test
  void a_reading_of_the_old_meter_after_the_stated_moment_is_refused_until_it_is_corrected() {
    String meter = registered(code);
    post(line(code, 1, 0, "4990"));
    OwnHub.ok(replace(meter, 1, stated(T.plusSeconds(5), "4990", "0")));
    assertThat(code(post(line(code, 2, 10, "4991")))).isEqualTo("meter-contradicts");
    assertThat(energy(code)).isEqualByComparingTo("0");
    OwnHub.ok(
        owner.put(
            meter + "/replacements/1",
            stated(T.plusSeconds(15), "4991", "0"),
            with(JSON, "If-Match", "\"2\"")));
    owner.settle();
    post(line(code, 2, 10, "4991"), line(code, 3, 20, "0.5"));
    assertThat(energy(code)).isEqualByComparingTo("1.5");
  }

  @Test
  void others_find_no_meter_and_a_gateway_states_nothing() {
    String meter = registered(code);
    String body = stated(T, "1", "0");
    for (String other : List.of("hongzhu-api", "dingcheng-api")) {
      Api stranger = new Api(hub, other);
      assertThat(stranger.get(meter).statusCode()).isEqualTo(404);
      assertThat(
              stranger
                  .post(meter + "/replaced", body, with(JSON, "If-Match", "\"1\""))
                  .statusCode())
          .isEqualTo(404);
      assertThat(stranger.get(METERS + "?limit=500").body()).doesNotContain(code);
    }
    assertThat(
            gateway.post(meter + "/replaced", body, with(JSON, "If-Match", "\"1\"")).statusCode())
        .isEqualTo(403);
    refused(
        owner.post(METERS, "{\"code\": \"%s\", \"site\": \"JX1\"}".formatted(code), JSON),
        409,
        "meter-exists");
  }

  /** Random consumption and one replacement, stated early, late or between, in any order. */
  @Test
  @Tag("long")
  void random_readings_across_a_replacement_come_to_what_was_consumed() {
    Random random = new Random(41);
    for (int round = 0; round < 6; round++) {
      String ordered = code + "-A" + round;
      String mixed = code + "-B" + round;
      String meterOfOrdered = registered(ordered);
      String meterOfMixed = registered(mixed);
      List<String> lines = new ArrayList<>();
      int replaced = 20 + random.nextInt(60);
      BigDecimal register = BigDecimal.valueOf(4_000);
      BigDecimal consumed = BigDecimal.ZERO;
      BigDecimal first = null;
      String statement = "";
      int second = 0;
      for (int i = 1; i <= 100; i++) {
        second += random.nextInt(8) == 0 ? 31 + random.nextInt(900) : 2 + random.nextInt(15);
        BigDecimal used = BigDecimal.valueOf(random.nextInt(500), 3);
        consumed = consumed.add(used);
        register = register.add(used);
        boolean is = i == replaced;
        if (is) {
          statement = stated(T.plusSeconds(second - 1L), register.toPlainString(), "1.5");
          register = new BigDecimal("1.5");
        }
        boolean metered = is || random.nextInt(4) > 0;
        if (metered && first == null) first = consumed;
        String line = line("MACHINE", i, second, register.toPlainString());
        if (is) line = line.replace("}", ",\"reset\":\"meter\"}");
        lines.add(metered ? line : line.replaceAll(",\"meter\":\"[^\"]*\"", ""));
      }
      OwnHub.ok(replace(meterOfOrdered, 1, statement));
      assertThat(post(String.join("\n", lines).replace("MACHINE", ordered)).path("taken").asInt())
          .isEqualTo(100);
      shuffled(random, lines, mixed, meterOfMixed, statement);
      post(line(ordered, 101, second + 10, register.toPlainString()));
      post(line(mixed, 101, second + 10, register.toPlainString()));
      BigDecimal reference = consumed.subtract(first == null ? BigDecimal.ZERO : first);
      assertThat(energy(ordered)).as("round %d in order", round).isEqualByComparingTo(reference);
      assertThat(energy(mixed)).as("round %d mixed", round).isEqualByComparingTo(reference);
      assertThat(rows(mixed)).as("round %d", round).isEqualTo(rows(ordered)).isNotEmpty();
    }
  }

  /** Sends chunks in any order, and again what was refused while a register seemed to fall. */
  private void shuffled(
      Random random, List<String> lines, String machine, String meter, String statement) {
    List<String> left = new ArrayList<>(lines);
    boolean told = false;
    for (int turn = 0; !left.isEmpty(); turn++) {
      assertThat(turn).as("turns for %s", left).isLessThan(500);
      Collections.shuffle(left, random);
      int size = Math.min(left.size(), 1 + random.nextInt(30));
      List<String> chunk = left.subList(0, size);
      JsonNode answer = post(String.join("\n", chunk).replace("MACHINE", machine));
      Set<Integer> again = new HashSet<>();
      answer.path("refused").forEach(it -> again.add(it.path("line").asInt()));
      List<String> next = new ArrayList<>(left.subList(size, left.size()));
      for (int i = 0; i < size; i++) if (again.contains(i + 1)) next.add(chunk.get(i));
      left = next;
      if (!told && random.nextInt(4) == 0) told = tell(meter, statement);
    }
    if (!told) assertThat(tell(meter, statement)).isTrue();
  }

  private boolean tell(String meter, String statement) {
    OwnHub.ok(replace(meter, 1, statement));
    return true;
  }

  private List<String> rows(String machine) {
    return hub.superuser()
        .sql(
            "select starts || ' ' || trim_scale(kwh) || ' ' || seconds from weft.energy_quarter"
                + " where machine = :m and (kwh, seconds) <> (0, 0) union all select starts || ' '"
                + " || ends || ' ' || state || ' ' || coalesce(trim_scale(k_wh)::text, '-') from"
                + " weft.machine_interval where stream = :s order by 1")
        .param("m", machine)
        .param("s", "Machine:JIAXIN:JX1:" + machine)
        .query(String.class)
        .list();
  }
}
