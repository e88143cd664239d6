package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Only the two partners read their questions, each in its own numbers. */
class QuestionsTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");

  private JsonNode written(Api api, String path, String body, String... headers) {
    var answer = api.post(path, body, headers.length == 0 ? JSON : headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private static String[] seen(long version) {
    return new String[] {"Content-Type", "application/json", "If-Match", "\"" + version + "\""};
  }

  private JsonNode asked(Api api, String partner, String about, String text) {
    return written(
        api,
        "/api/v1/questions",
        """
        {"partner": "%s", "about": %s, "text": "%s"}
        """
            .formatted(partner, about, text));
  }

  private static String at(JsonNode written) {
    return "atLeast=" + written.path("position").asLong();
  }

  @Test
  void a_gap_is_asked_about_answered_and_closed_each_side_by_its_own_number() {
    written(
        supplier,
        "/api/v1/part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"JX-QU-1\", \"partnerPart\": \"QU-1\", \"unit\":"
            + " \"PCE\"}");
    supplier.settle();
    JsonNode it =
        asked(supplier, "HENGYUE", "{\"kind\": \"part\", \"part\": \"JX-QU-1\"}", "Take 80 now?");
    String id = it.path("id").asString();
    JsonNode here = buyer.json("/api/v1/questions?open=true&mine=true&part=QU-1&" + at(it));
    assertThat(here.path("items")).hasSize(1);
    JsonNode row = here.at("/items/0");
    assertThat(row.path("part").asString()).isEqualTo("QU-1");
    assertThat(row.path("waitsFor").asString()).isEqualTo("buyer");
    assertThat(row.at("/messages/0/text").asString()).isEqualTo("Take 80 now?");
    assertThat(supplier.json("/api/v1/questions?as=supplier&part=JX-QU-1&mine=true").path("items"))
        .as("it waits for the other side")
        .isEmpty();
    JsonNode answered =
        written(buyer, "/api/v1/questions/" + id + "/answers", "{\"text\": \"Yes.\"}", seen(1));
    assertThat(buyer.post("/api/v1/questions/" + id + "/close", "", seen(2)).statusCode())
        .as("who asked closes")
        .isEqualTo(409);
    JsonNode now = supplier.json("/api/v1/questions/" + id + "?as=supplier&" + at(answered));
    assertThat(now.path("part").asString()).isEqualTo("JX-QU-1");
    assertThat(now.path("waitsFor").asString()).isEqualTo("supplier");
    assertThat(now.path("messages")).hasSize(2);
    JsonNode closed = written(supplier, "/api/v1/questions/" + id + "/close", "", seen(2));
    JsonNode over = buyer.json("/api/v1/questions?open=false&part=QU-1&" + at(closed));
    assertThat(over.at("/items/0/open").asBoolean()).isFalse();
    assertThat(over.at("/items/0/waitsFor").isNull()).isTrue();
    assertThat(
            buyer
                .post("/api/v1/questions/" + id + "/answers", "{\"text\": \"More?\"}", seen(3))
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void the_demo_has_a_question_that_waits_on_each_side_and_a_settled_one() {
    supplier.settle();
    assertThat(buyer.items("/api/v1/questions?open=true&mine=true&part=HY-24017"))
        .anyMatch(it -> it.at("/messages/0/text").asString().contains("18 in week three"));
    assertThat(supplier.items("/api/v1/questions?as=supplier&open=true&mine=true&part=JX-902"))
        .anyMatch(it -> it.at("/messages/0/text").asString().contains("night shift"));
    assertThat(supplier.items("/api/v1/questions?as=supplier&open=false"))
        .anyMatch(it -> it.path("messages").size() == 2 && it.path("waitsFor").isNull());
  }

  @Test
  void nobody_else_reads_it_or_writes_to_it() {
    written(
        supplier,
        "/api/v1/part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"QU-2\", \"unit\": \"PCE\"}");
    supplier.settle();
    String id =
        asked(buyer, "JIAXIN", "{\"kind\": \"part\", \"part\": \"QU-2\"}", "How many?")
            .path("id")
            .asString();
    buyer.settle();
    for (String client : new String[] {"lingyun-edi", "hongzhu-api", "xiangyin-bank"})
      assertThat(new Api(hub, client).get("/api/v1/questions/" + id).statusCode())
          .as(client)
          .isIn(403, 404);
    assertThat(new Api(hub, "hongzhu-api").json("/api/v1/questions?part=QU-2").path("items"))
        .isEmpty();
    assertThat(
            new Api(hub, "hongzhu-api")
                .post("/api/v1/questions/" + id + "/answers", "{\"text\": \"7\"}", seen(1))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_the_two_do_not_have_is_no_subject() {
    for (String about :
        new String[] {
          "{\"kind\": \"order\", \"document\": \"UHVyY2hhc2VPcmRlcjpIRU5HWVVFOm5vbmU\"}",
          "{\"kind\": \"shipment\", \"document\": \"no id!\"}",
          "{\"kind\": \"call-off\"}",
          "{\"kind\": \"part\"}"
        }) {
      var answer =
          buyer.post(
              "/api/v1/questions",
              "{\"partner\": \"JIAXIN\", \"about\": %s, \"text\": \"?\"}".formatted(about),
              JSON);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }
    var stranger =
        buyer.post(
            "/api/v1/questions",
            "{\"partner\": \"LINGYUN\", \"about\": {\"kind\": \"part\", \"part\": \"X\"}, \"text\":"
                + " \"?\"}",
            JSON);
    assertThat(stranger.statusCode()).as(stranger.body()).isEqualTo(422);
  }

  @Test
  void a_part_is_asked_about_where_the_two_have_to_do_with_each_other_about_it() {
    var day = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    Api lingyun = new Api(hub, "lingyun-edi");
    assertRefused(buyer, "JIAXIN", "QU-NOPE");
    assertRefused(supplier, "HENGYUE", "QU-NOPE");
    for (String part : new String[] {"QU-OUT", "QU-WANT", "QU-HELD", "QU-SENT", "QU-ORD"})
      assertRefused(buyer, "JIAXIN", part);

    written(
        supplier,
        "/api/v1/production-schedules",
        """
        {"site": "JX1", "part": "QU-OUT", "unit": "PCE", "from": "%1$s", "until": "%1$s",
         "lines": [{"date": "%1$s", "quantity": "9"}], "buyers": ["HENGYUE"]}
        """
            .formatted(day));
    written(
        buyer,
        "/api/v1/material-demands",
        """
        {"site": "PLANT1", "part": "QU-WANT", "supplier": "JIAXIN", "unit": "PCE", "from": "%1$s", "until": "%1$s",
         "lines": [{"date": "%1$s", "quantity": "9"}]}
        """
            .formatted(day));
    written(
        supplier,
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "QU-HELD", "category": "finished", "status": "usable", "quantity": "70", "unit": "PCE",
         "at": "2026-11-20T08:00:00Z"}
        """);
    supplier.settle();
    assertRefused(buyer, "JIAXIN", "QU-HELD");
    written(
        supplier,
        "/api/v1/grants",
        "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"QU-HELD\"]}");
    written(
        supplier,
        "/api/v1/shipments",
        """
        {"number": "QU-LS-2", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "lines": [{"part": "QU-SENT", "quantity": "5", "unit": "PCE"}]}
        """
            .formatted(LocalDate.now(ZoneOffset.UTC)));
    written(
        new Api(hub, "buyer@hengyue"),
        "/api/v1/orders",
        """
        {"number": "QU-PO", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY",
         "lines": [{"line": "10", "part": "QU-ORD", "unit": "PCE", "quantity": "4", "price": "1", "date": "%s"}]}
        """
            .formatted(day));
    buyer.settle();
    supplier.settle();
    for (String part : new String[] {"QU-OUT", "QU-WANT", "QU-HELD", "QU-SENT", "QU-ORD"})
      asked(buyer, "JIAXIN", "{\"kind\": \"part\", \"part\": \"%s\"}".formatted(part), "When?");
    for (String part : new String[] {"QU-OUT", "QU-WANT", "QU-SENT", "QU-ORD"})
      asked(supplier, "HENGYUE", "{\"kind\": \"part\", \"part\": \"%s\"}".formatted(part), "Now?");
    JsonNode calledOff = supplier.json("/api/v1/call-offs?limit=1").at("/items/0");
    asked(
        supplier,
        calledOff.path("buyer").asString(),
        "{\"kind\": \"part\", \"part\": \"%s\"}".formatted(calledOff.path("part").asString()),
        "Which?");
    for (String part : new String[] {"QU-OUT", "QU-WANT", "QU-HELD", "QU-SENT", "QU-ORD"})
      assertRefused(lingyun, "JIAXIN", part);
  }

  private static void assertRefused(Api api, String partner, String part) {
    var answer =
        api.post(
            "/api/v1/questions",
            "{\"partner\": \"%s\", \"about\": {\"kind\": \"part\", \"part\": \"%s\"}, \"text\": \"?\"}"
                .formatted(partner, part),
            JSON);
    assertThat(answer.statusCode()).as(part).isEqualTo(422);
    assertThat(Api.body(answer).at("/errors/0/code").asString()).isEqualTo("part-unknown");
    assertThat(Api.body(answer).at("/errors/0/pointer").asString()).isEqualTo("/about/part");
  }

  @Test
  void a_shipment_an_order_and_a_call_off_are_asked_about_by_their_ids() {
    JsonNode shipment =
        written(
            supplier,
            "/api/v1/shipments",
            """
            {"number": "QU-LS-1", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "lines": [{"part": "QU-3", "quantity": "5", "unit": "PCE"}]}
            """
                .formatted(LocalDate.now(ZoneOffset.UTC)));
    supplier.settle();
    String schedule = supplier.json("/api/v1/call-offs?limit=1").at("/items/0/schedule").asString();
    String order =
        supplier.json("/api/v1/orders?limit=1&partner=HENGYUE").at("/items/0/order").asString();
    String[][] subjects = {
      {"shipment", shipment.path("id").asString()}, {"call-off", schedule}, {"order", order}
    };
    for (String[] it : subjects) {
      String partner =
          it[0].equals("shipment")
              ? "HENGYUE"
              : supplier
                  .json("/api/v1/" + (it[0].equals("order") ? "orders/" : "call-offs/") + it[1])
                  .path("buyer")
                  .asString();
      JsonNode asked =
          asked(
              supplier,
              partner,
              "{\"kind\": \"%s\", \"document\": \"%s\"}".formatted(it[0], it[1]),
              "Which?");
      JsonNode rows =
          supplier.json("/api/v1/questions?as=supplier&document=%s&%s".formatted(it[1], at(asked)));
      assertThat(rows.path("items"))
          .as("%s, of which the demo may have a question of its own", it[0])
          .anyMatch(one -> one.path("id").equals(asked.path("id")))
          .allMatch(one -> one.path("document").asString().equals(it[1]));
    }
  }
}
