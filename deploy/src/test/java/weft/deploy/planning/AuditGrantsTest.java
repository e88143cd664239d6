package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.reading.Feed;
import weft.event.StreamId;

/** An auditor reads what companies granted it, by context and time, and nothing else. */
class AuditGrantsTest {
  private static final String GRANTS = "/api/v1/grants";
  private static final List<String> LISTS =
      List.of(
          "orders",
          "call-offs",
          "shipments",
          "receipts",
          "stock",
          "certificates",
          "questions",
          "part-agreements",
          "production-schedules",
          "material-demands",
          "capacity-groups",
          "documents",
          "partnerships",
          "edi/interchanges");

  private final RunningHub hub = RunningHub.shared();
  private final Api auditor = new Api(hub, "shenji-audit");
  private final Api lingyun = new Api(hub, "lingyun-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Api foundry = new Api(hub, "hongzhu-api");

  private HttpResponse<String> give(Api owner, String rest) {
    var answer =
        owner.postJson(GRANTS, "{\"to\": \"SHENJI\", \"what\": \"audit\", %s}".formatted(rest));
    owner.settle();
    return answer;
  }

  private void withdraw(Api owner, HttpResponse<String> grant) {
    OwnHub.ok(owner.delete(GRANTS + "/" + Api.body(grant).path("id").asString()));
  }

  /** Ends what a test left. */
  @AfterEach
  void withdrawAll() {
    for (Api owner : List.of(lingyun, foundry))
      for (JsonNode it : owner.items(GRANTS + "?what=audit&limit=500"))
        if (it.path("withdrawnAt").isNull())
          OwnHub.ok(owner.delete(GRANTS + "/" + it.path("id").asString()));
  }

  private void count(String part, String quantity) {
    OwnHub.ok(
        foundry.postJson(
            "/api/v1/stock/counts",
            """
            {"site": "HZ1", "part": "%s", "category": "finished", "status": "usable", "quantity": "%s", "unit": "PCE",
             "at": "2026-11-20T08:00:00Z"}\
            """
                .formatted(part, quantity)));
    foundry.settle();
  }

  private List<JsonNode> of(String list, String party) {
    return auditor.items("/api/v1/" + list + "?limit=500").stream()
        .filter(it -> it.toString().contains("\"" + party + "\""))
        .toList();
  }

  @Test
  void without_a_grant_of_either_partner_there_is_nothing() {
    for (String list : LISTS) {
      var both =
          of(list, "LINGYUN").stream()
              .filter(it -> !it.toString().contains("\"JIAXIN\""))
              .filter(it -> !it.toString().contains("\"HENGYUE\""))
              .toList();
      assertThat(both).as(list).isEmpty();
    }
    JsonNode order =
        lingyun.items("/api/v1/orders?as=buyer&limit=500").stream()
            .filter(it -> it.path("supplier").asString().equals("HONGZHU"))
            .findFirst()
            .orElseThrow();
    String id = order.path("order").asString();
    for (String path : List.of("/api/v1/orders/" + id, "/api/v1/history/streams/" + id))
      assertThat(auditor.get(path).statusCode()).as(path).isEqualTo(404);
  }

  @Test
  void a_grant_of_one_context_opens_that_one_until_it_is_withdrawn() {
    JsonNode schedule =
        foundry.items("/api/v1/call-offs?limit=500").stream()
            .filter(it -> it.path("buyer").asString().equals("LINGYUN"))
            .findFirst()
            .orElseThrow();
    String page = "/api/v1/call-offs/" + schedule.path("schedule").asString();
    assertThat(auditor.get(page).statusCode()).isEqualTo(404);
    String moment = Instant.now().toString();
    var ordering = give(lingyun, "\"contexts\": [\"ordering\"], \"past\": true");
    assertThat(ordering.statusCode()).as(ordering.body()).isEqualTo(200);
    assertThat(auditor.get(page).statusCode()).isEqualTo(404);
    var scheduling = give(lingyun, "\"contexts\": [\"scheduling\"], \"past\": true");
    assertThat(auditor.get(page).statusCode()).isEqualTo(200);
    assertThat(auditor.get(page + "?asOf=" + moment).statusCode()).isEqualTo(200);
    withdraw(lingyun, scheduling);
    assertThat(auditor.get(page).statusCode()).isEqualTo(404);
    assertThat(auditor.get(page + "?asOf=" + moment).statusCode()).isEqualTo(404);
    withdraw(lingyun, ordering);
  }

  @Test
  void moments_and_events_before_the_beginning_are_as_if_they_were_not_there() {
    count("AUDIT-1", "5");
    String before = Instant.now().toString();
    count("AUDIT-1", "7");
    String path = "/api/v1/stock?part=AUDIT-1";
    var grant =
        give(foundry, "\"contexts\": [\"stock\"], \"past\": true, \"from\": \"" + before + "\"");
    assertThat(grant.statusCode()).as(grant.body()).isEqualTo(200);
    assertThat(auditor.json(path).at("/items/0/quantity").asString()).isEqualTo("7");
    assertThat(auditor.items(path + "&asOf=" + Instant.parse(before).minusMillis(1))).isEmpty();
    assertThat(auditor.items("/api/v1/history/events?part=AUDIT-1")).hasSize(1);
    assertThat(foundry.items("/api/v1/history/events?part=AUDIT-1")).hasSize(2);
    withdraw(foundry, grant);
    assertThat(auditor.items(path)).isEmpty();
    assertThat(auditor.items("/api/v1/history/events?part=AUDIT-1")).isEmpty();
  }

  @Test
  void without_the_past_there_is_only_what_came_after_the_grant() {
    count("AUDIT-8", "5");
    Instant before = Instant.now();
    give(foundry, "\"contexts\": [\"stock\"], \"past\": false");
    count("AUDIT-8", "7");
    String path = "/api/v1/stock?part=AUDIT-8";
    assertThat(auditor.json(path).at("/items/0/quantity").asString()).isEqualTo("7");
    assertThat(auditor.items(path + "&asOf=" + before)).isEmpty();
    assertThat(foundry.items(path + "&asOf=" + before)).hasSize(1);
    assertThat(auditor.items("/api/v1/history/events?part=AUDIT-8")).hasSize(1);
    assertThat(foundry.items("/api/v1/history/events?part=AUDIT-8")).hasSize(2);
  }

  @Test
  void a_grant_ends_with_its_last_day_and_begins_with_its_first() {
    count("AUDIT-4", "5");
    Instant moment = Instant.now();
    count("AUDIT-4", "7");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    give(foundry, "\"contexts\": [\"stock\"], \"past\": true, \"until\": \"%s\"".formatted(today));
    String path = "/api/v1/stock?part=AUDIT-4";
    List<String> reads =
        List.of(path, path + "&asOf=" + moment, "/api/v1/history/events?part=AUDIT-4");
    for (String read : reads) assertThat(auditor.items(read)).as(read).isNotEmpty();
    hub.superuser()
        .sql("update weft.grants set until = ? where giver = 'HONGZHU' and what = 'audit'")
        .param(today.minusDays(1))
        .update();
    for (String read : reads) assertThat(auditor.items(read)).as(read).isEmpty();
    String tomorrow = today.plusDays(1).toString();
    give(
        foundry, "\"contexts\": [\"stock\"], \"past\": true, \"from\": \"%s\"".formatted(tomorrow));
    for (String read : reads) assertThat(auditor.items(read)).as(read).isEmpty();
  }

  @Test
  void the_change_feed_ends_with_the_grant() {
    var grant = give(foundry, "\"contexts\": \"all\", \"past\": true");
    String after = auditor.json("/api/v1/changes").path("next").asString();
    count("AUDIT-2", "5");
    assertThat(auditor.json("/api/v1/changes?after=" + after).toString()).contains("AUDIT-2");
    withdraw(foundry, grant);
    count("AUDIT-2", "6");
    assertThat(auditor.json("/api/v1/changes?after=" + after).toString()).doesNotContain("AUDIT-2");
  }

  @Test
  void an_open_stream_is_recorded_as_it_is_read_and_ends_with_the_grant() throws Exception {
    var grant = give(foundry, "\"contexts\": \"all\", \"past\": true");
    long before = streamLooks(foundry);
    try (var lines = Feed.lines(new Feed(hub).open("shenji-audit", ""))) {
      count("AUDIT-3", "5");
      assertThat(until(lines, "AUDIT-3")).isNotEmpty();
      assertThat(streamLooks(foundry)).as("opened, and read").isGreaterThan(before + 1);
      withdraw(foundry, grant);
      count("AUDIT-4", "6");
      OwnHub.ok(
          jiaxin.postJson(
              "/api/v1/stock/counts",
              """
              {"site": "JX1", "part": "AUDIT-5", "category": "finished", "status": "usable", "quantity": "1", "unit": "PCE",
               "at": "2026-11-20T08:00:00Z"}\
              """));
      assertThat(until(lines, "AUDIT-5")).noneMatch(it -> it.contains("AUDIT-4"));
    }
  }

  /** How often the owner was told of a stream. */
  private static long streamLooks(Api owner) {
    return owner.items("/api/v1/security-log?kind=looked&limit=500").stream()
        .filter(it -> it.path("target").asString().equals("GET /api/v1/changes/stream"))
        .count();
  }

  /** The lines up to the one that holds the text. */
  private static List<String> until(BufferedReader lines, String text) throws Exception {
    var read =
        new FutureTask<>(
            () -> {
              List<String> all = new ArrayList<>();
              for (String it = lines.readLine(); it != null; it = lines.readLine()) {
                all.add(it);
                if (it.contains(text)) return all;
              }
              throw new AssertionError("The stream ended before " + text);
            });
    Thread.startVirtualThread(read);
    return read.get(40, TimeUnit.SECONDS);
  }

  @Test
  void partners_are_a_look_at_those_who_granted_and_ones_own_people_are_none() {
    Api log = new Api(hub, "edi@jiaxin");
    for (String path : List.of("/api/v1/partners", "/api/v1/people"))
      assertThat(auditor.get(path).statusCode()).as(path).isIn(200, 403);
    assertThat(log.items("/api/v1/security-log?kind=looked&limit=500"))
        .extracting(it -> it.path("target").asString())
        .contains("GET /api/v1/partners")
        .doesNotContain("GET /api/v1/people");
  }

  @Test
  void figures_that_need_several_contexts_are_shown_with_all_of_them_or_not_at_all() {
    String part = "AUDIT-C" + UUID.randomUUID().toString().substring(0, 8);
    OwnHub.ok(
        lingyun.postJson(
            "/api/v1/part-agreements",
            """
            {"partner": "HONGZHU", "part": "%1$s", "partnerPart": "%1$s", "unit": "MTQ", "certificates": [{"type": "3.1"}]}\
            """
                .formatted(part)));
    lingyun.settle();
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    JsonNode sent =
        OwnHub.ok(
            foundry.postJson(
                "/api/v1/shipments",
                """
                {"number": "%1$s", "buyer": "LINGYUN", "shipFrom": "HZ1", "shipTo": "WERK1", "shipped": "%2$s",
                 "belowZero": "Counted later.", "lines": [{"part": "%1$s", "quantity": "30", "unit": "MTQ"}]}\
                """
                    .formatted(part, today)));
    foundry.settle();
    String list = "/api/v1/shipments?missingCertificates=true&number=" + part;
    String one = "/api/v1/shipments/" + sent.path("id").asString();
    give(lingyun, "\"contexts\": [\"shipment\", \"parts\"], \"past\": true");
    assertThat(auditor.get(one).statusCode()).isEqualTo(200);
    assertThat(auditor.items(list)).isEmpty();
    assertThat(auditor.get(one + "/certificates").statusCode()).isEqualTo(404);
    assertThat(units(today)).doesNotContain("MTQ");
    give(lingyun, "\"contexts\": [\"certificate\"], \"past\": true");
    assertThat(auditor.items(list)).hasSize(1);
    assertThat(auditor.json(one + "/certificates").at("/lines/0/missing/0").asString())
        .isEqualTo("3.1");
    give(lingyun, "\"contexts\": [\"scheduling\", \"ordering\"], \"past\": true");
    assertThat(units(today)).contains("MTQ");
  }

  /** The units of what was sent on a day, as the auditor reads it. */
  private List<String> units(LocalDate day) {
    String path = "/api/v1/due-and-shipped?days=1&zone=Asia/Shanghai&from=" + day;
    return auditor
        .json(path)
        .at("/days/0/shipped")
        .valueStream()
        .map(it -> it.path("unit").asString())
        .toList();
  }

  @Test
  void each_look_is_in_the_owners_log_within_a_second_and_in_no_others() {
    JsonNode of =
        jiaxin.items("/api/v1/shipments?limit=500").stream()
            .filter(it -> it.path("buyer").asString().equals("LINGYUN"))
            .findFirst()
            .orElseGet(() -> jiaxin.json("/api/v1/shipments?limit=1").at("/items/0"));
    String path = "/api/v1/shipments/" + of.path("id").asString();
    Instant asked = Instant.now().truncatedTo(ChronoUnit.MICROS);
    assertThat(auditor.get(path).statusCode()).isEqualTo(200);
    Instant until = Instant.now().plus(Duration.ofSeconds(1));
    JsonNode line = look(new Api(hub, "edi@jiaxin"), StreamId.fromUrl(of.path("id").asString()));
    assertThat(Instant.now()).isBefore(until);
    assertThat(Instant.parse(line.path("at").asString())).isAfterOrEqualTo(asked);
    assertThat(line.path("party").asString()).isEqualTo("SHENJI");
    assertThat(line.path("subject").asString()).startsWith("Shipment:").contains("JIAXIN");
    assertThat(lingyun.json("/api/v1/security-log?kind=looked&limit=500").toString())
        .as("it granted nothing")
        .doesNotContain(line.path("subject").asString());
  }

  private static JsonNode look(Api owner, String shipment) {
    return owner.items("/api/v1/security-log?kind=looked&limit=500").stream()
        .filter(it -> it.path("target").asString().equals("GET /api/v1/shipments/{id}"))
        .filter(it -> it.path("subject").asString().equals(shipment))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_context_that_does_not_exist_is_refused_at_its_place() {
    var answer = give(jiaxin, "\"contexts\": [\"ordering\", \"gossip\"]");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Api.body(answer).at("/errors/0/pointer").asString()).isEqualTo("/contexts/1");
    assertThat(Api.body(answer).at("/errors/0/code").asString()).isEqualTo("context-unknown");
    assertThat(Api.body(give(jiaxin, "\"past\": true")).at("/errors/0/pointer").asString())
        .isEqualTo("/contexts");
    assertThat(
            Api.body(give(jiaxin, "\"contexts\": \"all\", \"parts\": [\"A\"]"))
                .at("/errors/0/pointer")
                .asString())
        .isEqualTo("/parts");
  }
}
