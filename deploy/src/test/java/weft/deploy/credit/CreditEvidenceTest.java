package weft.deploy.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.machine.MachineCommand.CloseMachineDay;
import weft.machine.MachineCommand.RegisterMachine;
import weft.machine.MachineDay;
import weft.machine.MachineId;
import weft.machine.MachineKind;
import weft.machine.MachineShift;
import weft.machine.MachineTerms;
import weft.party.PartyCode;

/** A bank reads figures of a supplier by its grant, can repeat them, and is seen looking. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreditEvidenceTest {
  private static final String GRANTS = "/api/v1/grants";
  private static final PartyCode DINGCHENG = new PartyCode("DINGCHENG");
  private static final LocalDate FIRST = LocalDate.parse("2025-09-01");
  private static final String SEPTEMBER = "&from=2025-09-01&until=2025-09-30";

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "dingcheng-api");
  private final Api bank = new Api(hub, "xiangyin-bank");
  private final Api customer = new Api(hub, "hengyue-planner");
  private final Api customersBuyer = new Api(hub, "buyer@hengyue");
  private final MachineId press = new MachineId(DINGCHENG, "DC1", "CREDIT-PRESS");

  /** 30 days: on 520 of 720 hours, running 390, known 700. */
  @BeforeAll
  void month() {
    told(
        new RegisterMachine(
            press, new MachineTerms(null, MachineKind.MACHINE, null, null, null, 10, 300)));
    for (int i = 0; i < 30; i++) told(new CloseMachineDay(press, day(FIRST.plusDays(i), "410.5")));
    supplier.settle();
  }

  private static MachineDay day(LocalDate day, @Nullable String kWh) {
    Instant midnight = day.atStartOfDay(ZoneOffset.ofHours(8)).toInstant();
    var whole =
        new MachineShift(
            null,
            midnight,
            midnight.plusSeconds(86_400),
            null,
            seconds(46_800),
            seconds(10_000),
            seconds(3_600),
            seconds(2_000),
            seconds(21_600),
            seconds(2_400),
            null,
            null,
            kWh == null ? null : new BigDecimal(kWh));
    return new MachineDay(day, List.of(whole), null, null, 40, "ab".repeat(32), null);
  }

  private static BigDecimal seconds(int seconds) {
    return BigDecimal.valueOf(seconds);
  }

  private void told(StreamCommand command) {
    var actor = new Provenance.Actor(DINGCHENG, null, "dingcheng-gateway");
    var source = new Provenance.Source("readings", null, null, "credit");
    var provenance = new Provenance(actor, source, command.concerns(), "credit", null);
    hub.bean(CommandGateway.class).ask(new Ask(provenance, null, null, List.of(command)));
  }

  private String given(String indicators) {
    String body =
        """
        {"to": "XIANGYIN", "what": "credit", "purpose": "流动资金贷款 Working capital", "indicators": [%s], "until": "2099-12-31"}
        """
            .formatted(indicators);
    String id = OwnHub.ok(supplier.postJson(GRANTS, body)).path("id").asString();
    supplier.settle();
    return id;
  }

  @AfterEach
  void withdrawAll() {
    for (Api giver : List.of(supplier, customer))
      for (JsonNode it : giver.items(GRANTS + "?what=credit&limit=500"))
        if (it.path("withdrawnAt").isNull())
          OwnHub.ok(giver.delete(GRANTS + "/" + it.path("id").asString()));
  }

  private static String evidence(String more) {
    return "/api/v1/credit-evidence?supplier=DINGCHENG" + more;
  }

  private static JsonNode of(JsonNode answer, String code) {
    for (JsonNode it : answer.path("indicators"))
      if (it.path("code").asString().equals(code)) return it;
    throw new AssertionError(code + " is not in " + answer);
  }

  @Test
  void a_bank_reads_what_was_granted_with_coverage_definition_and_position() {
    given("\"machine-on\", \"machine-running\", \"energy\"");
    JsonNode answer = bank.json(evidence(SEPTEMBER));
    assertThat(answer.path("purposes").get(0).asString()).contains("流动资金贷款");
    assertThat(answer.path("indicators")).hasSize(3);
    JsonNode on = of(answer, "machine-on");
    assertThat(on.path("value").asString()).isEqualTo("72.2");
    assertThat(on.path("coverage").asString()).isEqualTo("97.2");
    assertThat(on.path("unit").asString()).isEqualTo("P1");
    assertThat(on.path("digest").asString()).hasSize(64);
    assertThat(on.at("/definition/zh").asString()).contains("开机时间");
    assertThat(of(answer, "machine-running").path("value").asString()).startsWith("75");
    assertThat(of(answer, "energy").path("value").asString()).isEqualTo("12315");
    assertThat(answer.toString()).doesNotContain("CREDIT-PRESS");
    JsonNode twice = of(bank.json(evidence("&from=2025-08-02&until=2025-09-30")), "machine-on");
    assertThat(twice.path("value").isNull()).isTrue();
    assertThat(twice.path("withheld").asString()).isEqualTo("coverage");
    assertThat(twice.path("coverage").asString()).isEqualTo("48.6");
    assertThat(twice.path("recordedFrom").asString()).isEqualTo("2025-09-01");
    assertThat(twice.path("recordedUntil").asString()).isEqualTo("2025-09-30");
    JsonNode october = bank.json(evidence("&from=2025-10-01&until=2025-10-30"));
    assertThat(of(october, "machine-on").path("value").isNull()).isTrue();
    assertThat(of(october, "machine-on").path("withheld").asString()).isEqualTo("nothing-recorded");
    assertThat(of(october, "machine-on").path("recordedFrom").isNull()).isTrue();
  }

  @Test
  void the_same_position_gives_the_same_values_after_more_days_were_closed() {
    given("\"machine-on\", \"energy\"");
    JsonNode before = bank.json(evidence("&from=2025-09-01&until=2025-12-31"));
    told(new CloseMachineDay(press, day(FIRST.plusDays(60), null)));
    supplier.settle();
    JsonNode after = bank.json(evidence("&from=2025-09-01&until=2025-12-31"));
    assertThat(of(after, "machine-on").path("recordedUntil").asString()).isEqualTo("2025-10-31");
    assertThat(of(after, "energy").path("recordedUntil").asString()).isEqualTo("2025-09-30");
    assertThat(of(after, "energy").path("digest"))
        .isNotEqualTo(of(before, "energy").path("digest"));
    long position = before.path("position").asLong();
    JsonNode again = bank.json(evidence("&from=2025-09-01&until=2025-12-31&at=" + position));
    assertThat(again).isEqualTo(before);
  }

  @Test
  void a_withdrawn_grant_closes_the_past_too() {
    String grant = given("\"machine-on\"");
    JsonNode seen = bank.json(evidence(SEPTEMBER));
    assertThat(seen.path("indicators")).hasSize(1);
    OwnHub.ok(supplier.delete(GRANTS + "/" + grant));
    assertThat(bank.get(evidence(SEPTEMBER)).statusCode()).isEqualTo(404);
    String past = evidence(SEPTEMBER + "&at=" + seen.path("position").asLong());
    assertThat(bank.get(past).statusCode()).isEqualTo(404);
  }

  @Test
  void nobody_else_reads_it_and_the_supplier_sees_who_did() {
    given("\"machine-on\"");
    for (String other :
        List.of("hengyue-planner", "sales@jiaxin", "shenji-audit", "jiaxin-gateway"))
      assertThat(new Api(hub, other).get(evidence("")).statusCode()).as(other).isEqualTo(403);
    assertThat(new Api(hub, "director@jiaxin").get(evidence("")).statusCode()).isEqualTo(404);
    assertThat(bank.get("/api/v1/credit-evidence?supplier=HONGZHU").statusCode()).isEqualTo(404);
    bank.json(evidence(SEPTEMBER));
    List<JsonNode> looks =
        new ArrayList<>(supplier.items("/api/v1/security-log?kind=looked&limit=500"));
    looks.removeIf(it -> !it.path("subject").asString("").equals("credit-evidence"));
    assertThat(looks).isNotEmpty();
    assertThat(looks.getFirst().path("party").asString()).isEqualTo("XIANGYIN");
  }

  @Test
  void an_order_book_of_few_customers_needs_their_consent() {
    given("\"order-book\"");
    JsonNode book = of(bank.json(evidence("&until=2020-12-31")), "order-book");
    assertThat(book.path("value").isNull()).isTrue();
    assertThat(book.path("withheld").asString()).isIn("few-customers", "nothing-recorded");
  }

  /** Due on 10 and 20 June 2025: the first is there a day early, the second two days late. */
  private void deliveries() {
    String number = "OT-" + UUID.randomUUID().toString().substring(0, 8);
    OwnHub.ok(
        customersBuyer.postJson(
            "/api/v1/orders",
            """
            {"number": "%s", "supplier": "DINGCHENG", "site": "PLANT1", "currency": "CNY", "orderDate": "2025-05-20",
             "lines": [{"line": "10", "part": "HY-52101", "unit": "PCE", "quantity": "4", "price": "540", "date": "2025-06-10"},
                       {"line": "20", "part": "HY-52102", "unit": "PCE", "quantity": "4", "price": "1120", "date": "2025-06-20"}]}
            """
                .formatted(number)));
    ship(number, "10", "DC-T20", "2025-06-08", "2025-06-09");
    ship(number, "20", "DC-T60", "2025-06-19", "2025-06-22");
    supplier.settle();
  }

  private void ship(String order, String line, String part, String shipped, String arrives) {
    OwnHub.ok(
        supplier.postJson(
            "/api/v1/shipments",
            """
            {"number": "%s", "buyer": "HENGYUE", "shipFrom": "DC1", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
             "lines": [{"part": "%s", "quantity": "4", "unit": "PCE", "order": "%s", "orderLine": "%s"}]}
            """
                .formatted(
                    "OT-" + UUID.randomUUID().toString().substring(0, 12),
                    shipped,
                    arrives,
                    part,
                    order,
                    line)));
  }

  @Test
  void deliveries_on_time_are_shown_over_three_customers_or_with_their_own_consent() {
    deliveries();
    given("\"on-time\"");
    String june = evidence("&from=2025-06-01&until=2025-06-30");
    JsonNode withheld = of(bank.json(june), "on-time");
    assertThat(withheld.path("value").isNull()).isTrue();
    assertThat(withheld.path("withheld").asString()).isEqualTo("few-customers");
    assertThat(withheld.path("coverage").isNull()).as("nothing else is told").isTrue();
    OwnHub.ok(
        customer.postJson(
            GRANTS,
            """
            {"to": "XIANGYIN", "what": "credit", "purpose": "Deliveries to us", "indicators": ["on-time"], "until": "2099-12-31"}
            """));
    customer.settle();
    JsonNode answer = bank.json(june);
    JsonNode onTime = of(answer, "on-time");
    assertThat(onTime.path("value").asString()).isEqualTo("50");
    assertThat(onTime.path("unit").asString()).isEqualTo("P1");
    assertThat(onTime.path("coverage").asString()).isEqualTo("100");
    assertThat(onTime.path("digest").asString()).hasSize(64);
    assertThat(onTime.at("/definition/zh").asString()).contains("足量到货", "客户");
    assertThat(answer.toString()).doesNotContain("HENGYUE");
    deliveries();
    JsonNode again = bank.json(june + "&at=" + answer.path("position").asLong());
    assertThat(again).isEqualTo(answer);
  }

  @Test
  void a_grant_of_credit_names_its_purpose_its_figures_and_its_end() {
    var answer = supplier.postJson(GRANTS, "{\"to\": \"XIANGYIN\", \"what\": \"credit\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/purpose", "/indicators", "/until");
    var unknown =
        supplier.postJson(
            GRANTS,
            """
            {"to": "XIANGYIN", "what": "credit", "purpose": "x", "indicators": ["secret"], "until": "2099-12-31"}
            """);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("indicator-unknown", "/indicators/0");
    var none =
        supplier.postJson(
            GRANTS,
            """
            {"to": "XIANGYIN", "what": "credit", "purpose": "x", "indicators": [], "until": "2099-12-31"}
            """);
    assertThat(none.statusCode()).as("consent to nothing opens nothing").isEqualTo(422);
    assertThat(none.body()).contains("value-missing", "/indicators");
  }
}
