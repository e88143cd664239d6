package weft.deploy.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import weft.api.energy.EnergyAdviser;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** Energy from the tariff to the saving, and the park that sees only who granted it. */
class EnergyTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.now(ZONE).minusDays(3);

  private final RunningHub hub = RunningHub.busy();
  private final Api owner = new Api(hub, "hongzhu-api");
  private final Api other = new Api(hub, "jiaxin-api");
  private final Api park = new Api(hub, "jiahe-park");
  private final JdbcClient rows = hub.bean(JdbcClient.class);

  private static String tariff(String prices) {
    return """
    {"kind": "market", "currency": "CNY", "validFrom": "2020-01-01", "validUntil": "2050-12-31",
     "prices": [%s], "demand": {"by": "measured", "price": "40"}}
    """
        .formatted(prices);
  }

  private static String price(String from, String until, String band, String price) {
    return """
    {"days": ["mon","tue","wed","thu","fri","sat","sun"], "from": "%s", "until": "%s", "band": "%s", "price": %s}
    """
        .formatted(from, until, band, price);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = Api.body(answer);
    assertThat(problem.path("code").asString() + " " + problem.at("/errors/0/code").asString(""))
        .contains(code);
  }

  private void quarter(String owner, String site, String machine, LocalTime at, String kWh) {
    rows.sql(
            """
            insert into energy_quarter (owner, site, machine, meter, starts, kwh, seconds)
            values (:owner, :site, :machine, :machine, :starts, :kwh::numeric, 900)
            on conflict (owner, site, machine, meter, starts) do update set kwh = excluded.kwh
            """)
        .param("owner", owner)
        .param("site", site)
        .param("machine", machine)
        .param("starts", OffsetDateTime.from(DAY.atTime(at).atZone(ZONE)))
        .param("kwh", kWh)
        .update();
  }

  private static String url(String stream) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(stream.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_tariff_with_a_gap_is_refused_and_energy_is_billed_by_band() {
    refused(
        owner.put("/api/v1/tariffs/HZ1", tariff(price("08:00", "22:00", "flat", "\"0.7\"")), JSON),
        422,
        "price-gap");
    OwnHub.ok(
        owner.put(
            "/api/v1/tariffs/HZ1",
            tariff(
                price("08:00", "22:00", "peak", "\"1.05\"")
                    + ","
                    + price("22:00", "08:00", "valley", "\"0.30\"")),
            JSON));
    owner.settle();
    assertThat(owner.json("/api/v1/tariffs/HZ1").path("prices").size()).isEqualTo(2);
    assertThat(other.get("/api/v1/tariffs/HZ1").statusCode()).isEqualTo(404);
    quarter("HONGZHU", "HZ1", "FUR-X", LocalTime.of(9, 0), "100");
    quarter("HONGZHU", "HZ1", "FUR-X", LocalTime.of(23, 0), "10");
    JsonNode energy =
        owner.json("/api/v1/energy?site=HZ1&grain=hour&from=" + DAY + "&until=" + DAY);
    assertThat(energy.path("currency").asString()).isEqualTo("CNY");
    assertThat(energy.at("/bands/0/band").asString()).isEqualTo("peak");
    assertThat(energy.path("missing").toString()).contains("demand-by-month");
    assertThat(energy.path("cost").isNull()).as("demand is billed by the month").isTrue();
    assertThat(energy.path("items").size()).isEqualTo(24);
    assertThat(owner.get("/api/v1/energy?site=HZ1&machine=NONE").statusCode()).isEqualTo(404);
    assertThat(other.get("/api/v1/energy?site=HONGZHU/HZ1").statusCode()).isEqualTo(404);

    quarter("JIAXIN", "JX1", "LATHE-1", LocalTime.of(9, 0), "77777");
    String days = "from=" + DAY + "&until=" + DAY;
    JsonNode all = park.json("/api/v1/energy?" + days);
    assertThat(all.at("/sites").toString()).contains("HONGZHU/HZ1").doesNotContain("JIAXIN");
    assertThat(all.path("kWh").asString()).isNotEqualTo("0");
    assertThat(Double.parseDouble(all.path("kWh").asString())).isLessThan(77_777);
    JsonNode before = park.json("/api/v1/energy?from=2019-01-01&until=2019-01-02");
    assertThat(before.at("/sites/0/site").asString())
        .as("a granted site is named, also where nothing was measured")
        .isEqualTo("HONGZHU/HZ1");
    assertThat(before.at("/sites/0/kWh").isNull()).isTrue();
    assertThat(before.path("kWh").isNull()).isTrue();
    assertThat(before.path("missing").toString()).contains("readings");
    JsonNode seen = park.json("/api/v1/energy?site=HONGZHU/HZ1&" + days);
    assertThat(seen.path("kWh").isNull()).isFalse();
    assertThat(seen.path("energyCost").isNull()).as("a park sees no money").isTrue();
    assertThat(seen.path("bands").size()).isZero();
    assertThat(park.get("/api/v1/energy?site=JIAXIN/JX1&" + days).statusCode()).isEqualTo(404);
    String past = "&at=" + seen.path("position").asLong();
    for (String it : List.of("?", "?site=HONGZHU/HZ1&")) {
      JsonNode then = park.json("/api/v1/energy" + it + days + past);
      assertThat(then.path("kWh").isNull()).as("not 0: %s", then).isTrue();
      assertThat(then.path("missing").toString()).contains("quarters-not-kept");
    }
    assertThat(park.items("/api/v1/tariffs")).isEmpty();
    assertThat(park.items("/api/v1/energy/baselines")).isEmpty();
  }

  @Test
  void a_saving_needs_its_plan_before_the_measure() {
    String body =
        """
        {"site": "HZ1", "from": "2025-10-01", "until": "2025-10-31", "fixedKWh": "0", "kWhPerTonne": "600",
         "nonRoutine": "0", "uncertainty": "0.05", "kWh": "60000", "cost": "48000.00"}
        """;
    String id = OwnHub.ok(owner.post("/api/v1/energy/baselines", body, JSON)).path("id").asString();
    owner.settle();
    String path = "/api/v1/energy/savings?tonnes=120&from=" + DAY + "&until=" + DAY + "&baseline=";
    JsonNode saving = owner.json(path + id);
    assertThat(saving.path("saved").isNull()).isTrue();
    assertThat(saving.path("missing").toString()).contains("planned-after-measure", "coverage");
    assertThat(saving.path("uncertainty").asString()).isEqualTo("0.05");
    assertThat(other.get(path + id).statusCode()).isEqualTo(404);
    assertThat(park.get(path + id).statusCode()).isEqualTo(404);
  }

  @Test
  void a_saving_that_lacks_a_price_does_not_blame_the_readings() {
    var vessels = new Api(hub, "dingcheng-api");
    OwnHub.ok(
        vessels.put("/api/v1/tariffs/DC1", tariff(price("00:00", "00:00", "spot", "null")), JSON));
    for (int i = 0; i < 96; i++)
      quarter("DINGCHENG", "DC1", "FUR-Z", LocalTime.MIN.plusMinutes(15L * i), "10");
    String body =
        """
        {"site": "DC1", "from": "2025-10-01", "until": "2025-10-31", "fixedKWh": "0", "kWhPerTonne": "600",
         "nonRoutine": "0", "uncertainty": "0.05", "kWh": "60000", "cost": "48000.00"}
        """;
    String id =
        OwnHub.ok(vessels.post("/api/v1/energy/baselines", body, JSON)).path("id").asString();
    vessels.settle();
    JsonNode saving =
        vessels.json(
            "/api/v1/energy/savings?tonnes=2&from=%s&until=%s&baseline=%s".formatted(DAY, DAY, id));
    assertThat(saving.path("coverage").asString()).as("all was read").startsWith("1");
    assertThat(saving.path("missing").values())
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrder("planned-after-measure", "price");
    assertThat(saving.path("saved").isNull()).isTrue();
  }

  @Test
  void a_park_asks_only_who_granted_its_energy_and_only_that_company_answers() {
    String body =
        """
        {"site": "%s", "from": "2031-03-03T02:00:00Z", "until": "2031-03-03T04:00:00Z", "kW": "300", "reason": "heat"}
        """;
    String list = "/api/v1/load-requests";
    assertThat(park.post(list, body.formatted("JIAXIN/JX1"), JSON).statusCode()).isEqualTo(404);
    assertThat(owner.post(list, body.formatted("HONGZHU/HZ1"), JSON).statusCode()).isEqualTo(403);
    String id =
        OwnHub.ok(park.post(list, body.formatted("HONGZHU/HZ1"), JSON)).path("id").asString();
    park.settle();
    assertThat(other.get(list + "/" + id).statusCode()).isEqualTo(404);
    String answer = list + "/" + id + "/answer";
    assertThat(other.post(answer, "{\"taken\": true}", JSON).statusCode()).isEqualTo(404);
    OwnHub.ok(owner.post(answer, "{\"taken\": true, \"kW\": \"250\"}", JSON));
    park.settle();
    JsonNode seen = park.json(list + "/" + id);
    assertThat(seen.path("state").asString()).isEqualTo("taken");
    assertThat(seen.path("site").asString()).isEqualTo("HONGZHU/HZ1");
    refused(owner.post(answer, "{\"taken\": false}", JSON), 409, "load-request-answered");
  }

  @Test
  void a_park_sees_advice_that_was_taken_without_money() {
    String id = url("EnergyAdvice:HONGZHU:HZ1:FUR-1-DEMO");
    JsonNode own = owner.json("/api/v1/energy/advice/" + id);
    assertThat(own.path("saving").asString()).isEqualTo("14850");
    String answer = "/api/v1/energy/advice/" + id + "/answer";
    assertThat(park.post(answer, "{\"taken\": true}", JSON).statusCode()).isIn(403, 404);
    assertThat(other.post(answer, "{\"taken\": true}", JSON).statusCode()).isEqualTo(404);
    if (own.path("state").asString().equals("given"))
      assertThat(park.get("/api/v1/energy/advice/" + id).statusCode()).isEqualTo(404);
    var _ = owner.post(answer, "{\"taken\": true}", JSON);
    owner.settle();
    JsonNode seen = park.json("/api/v1/energy/advice/" + id);
    assertThat(seen.path("state").asString()).isEqualTo("taken");
    assertThat(seen.path("site").asString()).isEqualTo("HONGZHU/HZ1");
    assertThat(seen.path("saving").isNull()).isTrue();
    assertThat(seen.path("fromPrice").isNull()).isTrue();
  }

  @Test
  void the_hub_gives_one_advice_for_a_machine_and_measures_what_was_taken_only_later() {
    String terms =
        tariff(
            price("08:00", "22:00", "peak", "\"1.05\"")
                + ","
                + price("22:00", "08:00", "valley", "\"0.30\""));
    OwnHub.ok(owner.put("/api/v1/tariffs/HZ1", terms, JSON));
    owner.settle();
    for (int hour = 0; hour < 24; hour++)
      quarter("HONGZHU", "HZ1", "FUR-A", LocalTime.of(hour, 0), hour == 9 ? "50" : "1");
    EnergyAdviser adviser = hub.bean(EnergyAdviser.class);
    adviser.look();
    adviser.look();
    owner.settle();
    var given = owner.items("/api/v1/energy/advice?site=HZ1&machine=FUR-A");
    assertThat(given).hasSize(1);
    JsonNode advice = given.getFirst();
    assertThat(advice.path("kWhPerDay").asString()).isEqualTo("63");
    assertThat(advice.path("saving").asString()).isEqualTo("47.25");
    assertThat(advice.path("state").asString()).isEqualTo("given");
    String path = "/api/v1/energy/advice/" + advice.path("id").asString();
    OwnHub.ok(owner.post(path + "/answer", "{\"taken\": true}", JSON));
    owner.settle();
    adviser.look();
    owner.settle();
    assertThat(owner.json(path).path("state").asString())
        .as("28 days have not passed")
        .isEqualTo("taken");
    assertThat(park.items("/api/v1/energy/advice?machine=FUR-A")).hasSize(1);
  }
}
