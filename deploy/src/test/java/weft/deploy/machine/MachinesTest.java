package weft.deploy.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.MaintenanceWatch;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.machine.MachineCommand.BeginStop;
import weft.machine.MachineCommand.ClearFault;
import weft.machine.MachineCommand.EndStop;
import weft.machine.MachineCommand.RaiseFault;
import weft.machine.MachineCommand.TellState;
import weft.machine.MachineId;
import weft.machine.MachineState;
import weft.party.PartyCode;

/** A machine from its registration to the causes of its stops, its faults and its maintenance. */
class MachinesTest {
  private static final String LIST = "/api/v1/machines";
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant EARLIER = NOW.minusSeconds(7_200);

  private final RunningHub hub = RunningHub.busy();
  private final Api client = new Api(hub, "jiaxin-api");
  private final Api foreman = new Api(hub, "foreman@jiaxin");
  private final Api director = new Api(hub, "director@jiaxin");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api gateway = new Api(hub, "jiaxin-gateway");
  private final Api bank = new Api(hub, "xiangyin-bank");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String code = "T-" + own;
  private final MachineId id = new MachineId(JIAXIN, "JX1", code);

  private String body(String site, String more) {
    return """
    {"code": "%s", "site": "%s", "names": {"zh": "加工中心", "en": "Machining centre"}, "kind": "machine",
     "idealSecondsPerPart": "90", "reportEvery": "PT10S"%s}
    """
        .formatted(code, site, more);
  }

  private JsonNode registered() {
    return OwnHub.ok(client.post(LIST, body("JX1", ""), JSON));
  }

  private static String path(JsonNode machine, String rest) {
    return LIST + "/" + machine.path("id").asString() + rest;
  }

  private JsonNode read(Api by, JsonNode machine, String rest) {
    by.settle();
    return by.json(path(machine, rest));
  }

  /** As the hub tells what readings came to. */
  private void told(StreamCommand command) {
    hub.bean(CommandGateway.class)
        .ask(
            new Ask(
                new Provenance(
                    new Provenance.Actor(JIAXIN, null, "jiaxin-gateway"),
                    new Provenance.Source("readings", null, null, own),
                    command.concerns(),
                    own,
                    null),
                null,
                null,
                List.of(command)));
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = Api.body(answer);
    assertThat(problem.path("code").asString() + " " + problem.at("/errors/0/code").asString(""))
        .contains(code);
  }

  private static String[] seen(long version) {
    return OwnHub.with(JSON, "If-Match", "\"" + version + "\"");
  }

  @Test
  void a_machine_is_registered_once_and_its_code_is_unique_to_the_party() {
    JsonNode machine = registered();
    JsonNode row = read(client, machine, "");
    assertThat(row.path("state").isNull()).as("nothing was read yet").isTrue();
    assertThat(row.path("reportEvery").asString()).isEqualTo("PT10S");
    assertThat(row.path("stopAfter").asString()).isEqualTo("PT5M");
    assertThat(row.path("idealSecondsPerPart").asString()).isEqualTo("90");
    refused(client.post(LIST, body("JX1", ""), JSON), 409, "machine-exists");
    OwnHub.ok(buyer.post(LIST, body("PLANT1", ""), JSON));
    refused(buyer.post(LIST, body("PLANT2", ""), JSON), 409, "machine-code-taken");
    refused(client.post(LIST, body("NOWHERE", ""), JSON), 422, "site-unknown");
    refused(
        client.post(LIST, body("JX1", "").replace("PT10S", "PT0S"), JSON), 422, "duration-invalid");
    refused(
        client.post(LIST, body("JX1", "").replace("\"90\"", "\"0\""), JSON), 422, "not-positive");
    refused(stranger.post(LIST, body("JX1", ""), JSON), 422, "site-unknown");
    refused(bank.post(LIST, body("JX1", ""), JSON), 403, "role-missing");
    refused(stranger.get(path(machine, "")), 404, "not-found");
    refused(stranger.get(path(machine, "/stops")), 404, "not-found");
  }

  @Test
  void a_change_replaces_all_and_only_another_change_makes_it_stale() {
    JsonNode machine = registered();
    told(new TellState(id, MachineState.RUNNING, EARLIER));
    String changed = body("JX1", ", \"stopAfter\": \"PT10M\"");
    refused(client.put(path(machine, ""), changed, JSON), 428, "if-match-required");
    OwnHub.ok(client.put(path(machine, ""), changed, seen(1)));
    refused(client.put(path(machine, ""), body("JX1", ""), seen(2)), 412, "stale");
    refused(stranger.put(path(machine, ""), changed, seen(3)), 404, "not-found");
    refused(
        client.put(path(machine, ""), changed.replace(code, "OTHER"), seen(3)),
        422,
        "machine-keeps-its-key");
    JsonNode row = read(client, machine, "");
    assertThat(row.path("stopAfter").asString()).isEqualTo("PT10M");
    assertThat(row.path("state").asString()).isEqualTo("running");
    assertThat(client.items(LIST + "?site=JX1&kind=machine&state=running&limit=500"))
        .extracting(it -> it.path("code").asString())
        .contains(code);
    assertThat(client.items(LIST + "?state=down&limit=500"))
        .extracting(it -> it.path("code").asString())
        .doesNotContain(code);
  }

  @Test
  void a_person_states_the_cause_of_a_stop_and_unknown_time_stays_unknown() {
    JsonNode machine = registered();
    told(new BeginStop(id, MachineState.UNKNOWN, EARLIER, null));
    JsonNode stop = read(foreman, machine, "/stops").at("/items/0");
    assertThat(stop.path("until").isNull()).isTrue();
    assertThat(read(foreman, machine, "").path("stop").asInt()).isEqualTo(1);
    told(new TellState(id, MachineState.RUNNING, NOW));
    String cause = "{\"cause\": \"POWER-CUT\", \"text\": \"停电\"}";
    String place = path(machine, "/stops/1/cause");
    refused(foreman.post(place, cause, JSON), 428, "if-match-required");
    refused(stranger.post(place, cause, seen(2)), 404, "not-found");
    refused(foreman.post(path(machine, "/stops/2/cause"), cause, seen(3)), 404, "not-found");
    OwnHub.ok(foreman.post(place, cause, seen(stop.path("version").asLong())));
    refused(client.post(place, cause, seen(2)), 412, "stale");
    told(new EndStop(id, 1, NOW));
    JsonNode said = read(foreman, machine, "/stops").at("/items/0");
    assertThat(said.path("state").asString()).isEqualTo("unknown");
    assertThat(said.path("cause").asString()).isEqualTo("POWER-CUT");
    assertThat(said.path("statedBy").asString()).isEqualTo("P-0006");
    assertThat(said.path("until").asString()).isEqualTo(NOW.toString());
    String stops = "/api/v1/machine-stops?limit=500&machine=" + code;
    assertThat(foreman.items(stops + "&open=false&site=JX1&from=" + EARLIER)).hasSize(1);
    assertThat(foreman.items(stops + "&open=true")).isEmpty();
    assertThat(foreman.items(stops + "&until=" + EARLIER)).isEmpty();
    assertThat(stranger.items(stops)).isEmpty();
  }

  @Test
  void faults_are_in_the_order_of_the_time_that_they_took() {
    JsonNode machine = registered();
    told(new RaiseFault(id, "E-1", EARLIER));
    told(new ClearFault(id, "E-1", EARLIER.plusSeconds(600)));
    told(new RaiseFault(id, "E-2", EARLIER.plusSeconds(600)));
    told(new ClearFault(id, "E-2", EARLIER.plusSeconds(2_400)));
    told(new RaiseFault(id, "E-1", EARLIER.plusSeconds(3_000)));
    assertThat(read(client, machine, "").at("/faults/0/code").asString()).isEqualTo("E-1");
    String query =
        LIST
            + "/faults?machine=%s&from=%s&until=%s"
                .formatted(code, EARLIER, EARLIER.plusSeconds(3_600));
    JsonNode pareto = client.json(query);
    assertThat(pareto.path("faults")).hasSize(2);
    assertThat(pareto.at("/faults/0/code").asString()).isEqualTo("E-2");
    assertThat(pareto.at("/faults/0/seconds").asString()).isEqualTo("1800");
    assertThat(pareto.at("/faults/0/share").asString()).isEqualTo("0.6");
    assertThat(pareto.at("/faults/1/times").asInt()).isEqualTo(2);
    assertThat(pareto.at("/faults/1/seconds").asString()).isEqualTo("1200");
    assertThat(client.json(query + "&asOf=" + NOW.minusSeconds(5_400)).path("faults"))
        .as("nothing was known then")
        .isEmpty();
    assertThat(stranger.json(query).path("faults")).isEmpty();
  }

  @Test
  void maintenance_is_planned_falls_due_and_is_done() {
    JsonNode machine = registered();
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    LocalDate last = today.minusDays(90);
    String plan =
        "{\"code\": \"OIL\", \"names\": {\"zh\": \"换油\", \"en\": \"Oil\"}, \"everyHours\": \"500\", \"everyDays\": 90, \"lastDoneOn\": \"%s\"}"
            .formatted(last);
    OwnHub.ok(client.post(path(machine, "/maintenance"), plan, JSON));
    refused(
        client.post(path(machine, "/maintenance"), "{\"code\": \"X\"}", JSON),
        422,
        "value-missing");
    refused(stranger.post(path(machine, "/maintenance"), plan, JSON), 404, "not-found");
    client.settle();
    hub.bean(MaintenanceWatch.class).look();
    JsonNode due = read(client, machine, "").at("/maintenance/0");
    assertThat(due.path("nextOn").asString()).isEqualTo(today.toString());
    assertThat(due.path("dueSince").asString()).isEqualTo(today.toString());
    assertThat(due.path("dueBy").asString()).isEqualTo("days");
    String done = path(machine, "/maintenance/OIL/done");
    refused(
        foreman.post(path(machine, "/maintenance/NONE/done"), on(today), JSON), 404, "not-found");
    refused(foreman.post(done, on(last.minusDays(1)), JSON), 409, "maintenance-done-later");
    OwnHub.ok(foreman.post(done, on(today.minusDays(1)), JSON));
    JsonNode after = read(client, machine, "").at("/maintenance/0");
    assertThat(after.path("dueSince").isNull()).isTrue();
    assertThat(after.path("lastDoneBy").asString()).isEqualTo("P-0006");
    assertThat(after.path("nextOn").asString()).isEqualTo(today.plusDays(89).toString());
  }

  private static String on(LocalDate day) {
    return "{\"on\": \"%s\", \"text\": \"ok\"}".formatted(day);
  }

  @Test
  void shifts_are_replaced_and_overlapping_ones_refused_at_their_place() {
    String shifts = "/api/v1/shifts/PLANT1";
    String early =
        """
        {"name": "early", "days": ["mon", "tue"], "from": "06:00", "until": "14:00", "breaks": [{"from": "09:00", "until": "09:15"}]}\
        """;
    HttpResponse<String> now = buyer.get(shifts);
    String[] headers =
        now.statusCode() == 404
            ? JSON
            : seen(Api.body(now).path("version").asLong()); // another run of this test
    JsonNode stated = OwnHub.ok(buyer.put(shifts, "[" + early + "]", headers));
    buyer.settle();
    JsonNode row = buyer.json(shifts);
    assertThat(row.at("/shifts/0/from").asString()).isEqualTo("06:00");
    assertThat(row.at("/shifts/0/days/1").asString()).isEqualTo("tue");
    assertThat(row.at("/shifts/0/breaks/0/until").asString()).isEqualTo("09:15");
    refused(buyer.put(shifts, "[]", JSON), 428, "if-match-required");
    String[] seen = seen(stated.path("version").asLong());
    HttpResponse<String> overlap =
        buyer.put(
            shifts,
            "[%s, %s]".formatted(early, early.replace("06:00", "13:59").replace("09:", "15:")),
            seen);
    assertThat(overlap.statusCode()).as(overlap.body()).isEqualTo(422);
    assertThat(Api.body(overlap).toString()).contains("break-outside-shift", "/1/breaks/0");
    overlap =
        buyer.put(
            shifts,
            "[%s, {\"name\": \"late\", \"days\": [\"tue\"], \"from\": \"13:59\", \"until\": \"22:00\"}]"
                .formatted(early),
            seen);
    assertThat(overlap.statusCode()).as(overlap.body()).isEqualTo(422);
    assertThat(Api.body(overlap).toString()).contains("shifts-overlap", "\"/1\"");
    refused(buyer.put(shifts, "[{\"name\": \"x\"}]", seen), 422, "value-missing");
    refused(buyer.put("/api/v1/shifts/NOWHERE", "[]", JSON), 404, "not-found");
    refused(stranger.put(shifts, "[]", JSON), 404, "not-found");
    refused(stranger.get(shifts), 404, "not-found");
  }

  @Test
  void by_a_grant_of_machines_others_see_the_state_and_no_more() {
    JsonNode machine = registered();
    told(new TellState(id, MachineState.DOWN, EARLIER));
    told(new BeginStop(id, MachineState.DOWN, EARLIER, null));
    client.settle();
    refused(bank.get(path(machine, "")), 404, "not-found");
    String grant =
        "{\"to\": \"XIANGYIN\", \"what\": \"machines\", \"parts\": \"all\"%s, \"past\": true}";
    refused(
        director.post("/api/v1/grants", grant.formatted(", \"grain\": \"state\""), JSON),
        422,
        "machines-have-no-grain");
    JsonNode given = OwnHub.ok(director.post("/api/v1/grants", grant.formatted(""), JSON));
    try {
      JsonNode row = read(bank, machine, "");
      assertThat(row.path("state").asString()).isEqualTo("down");
      assertThat(row.path("site").asString()).isEqualTo("JIAXIN/JX1");
      assertThat(row.path("idealSecondsPerPart").isNull()).isTrue();
      assertThat(row.path("maintenance").isNull()).isTrue();
      assertThat(bank.items(path(machine, "/stops"))).isEmpty();
      assertThat(bank.items("/api/v1/machine-stops")).isEmpty();
      assertThat(bank.json(LIST + "/faults").path("faults")).isEmpty();
    } finally {
      OwnHub.ok(director.delete("/api/v1/grants/" + given.path("id").asString()));
    }
    refused(bank.get(path(machine, "")), 404, "not-found");
    refused(
        bank.get(path(machine, "") + "?asOf=" + Instant.now().minusSeconds(1)), 404, "not-found");
  }

  @Test
  void a_device_may_do_nothing_but_post_readings() {
    JsonNode machine = registered();
    for (String it : List.of(LIST, path(machine, ""), "/api/v1/me", "/api/v1/stock"))
      refused(gateway.get(it), 403, "role-missing");
    refused(gateway.post(LIST, body("JX1", ""), JSON), 403, "role-missing");
    refused(gateway.get("/api/v1/machine-readings"), 403, "role-missing");
    assertThat(gateway.post("/api/v1/machine-readings", "", JSON).statusCode())
        .as("let in, whatever becomes of an empty body")
        .isNotIn(401, 403);
  }
}
