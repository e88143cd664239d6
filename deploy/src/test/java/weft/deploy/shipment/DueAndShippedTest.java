package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** Goods due and goods sent, day by day, for each of the two parties and for nobody else. */
class DueAndShippedTest {
  private static final String PATH = "/api/v1/due-and-shipped?zone=Asia/Shanghai&as=";

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String own = "DS" + UUID.randomUUID().toString().substring(0, 6).toUpperCase();

  private String edi(int days) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(days));
  }

  /** The pieces of a day in a report. */
  private BigDecimal pieces(JsonNode report, int days, String kind) {
    for (JsonNode day : report.path("days"))
      if (day.path("date").asString().equals(today.plusDays(days).toString()))
        for (JsonNode amount : day.path(kind))
          if (amount.path("unit").asString().equals("PCE"))
            return new BigDecimal(amount.path("quantity").asString());
    return BigDecimal.ZERO;
  }

  private void assertGrown(JsonNode before, JsonNode after, int days, String kind, int by) {
    assertThat(pieces(after, days, kind).subtract(pieces(before, days, kind)))
        .as(kind + " " + days)
        .isEqualByComparingTo(BigDecimal.valueOf(by));
  }

  @Test
  void what_is_due_and_what_left_stand_side_by_side_by_day() {
    JsonNode sold = supplier.json(PATH + "supplier");
    JsonNode bought = buyer.json(PATH + "buyer");
    assertThat(sold.path("days")).hasSize(14);
    assertThat(sold.path("days").get(7).path("date").asString()).isEqualTo(today.toString());

    buyer.handIn(Delfors.of(own, own, "07", edi(-1), "25", edi(2), "60"));
    OwnHub.ok(
        new Api(hub, "buyer@hengyue")
            .postJson(
                "/api/v1/orders",
                """
                {"number": "%1$s", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY", "lines": [
                  {"line": "10", "part": "%1$s", "unit": "PCE", "quantity": "40", "price": "1.00", "date": "%2$s"}]}\
                """
                    .formatted(own, today.plusDays(3))));
    OwnHub.ok(
        supplier.postJson(
            "/api/v1/shipments",
            """
            {"number": "%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%2$s",
             "belowZero": "Counted later.", "lines": [{"part": "%1$s", "quantity": "30", "unit": "PCE"}]}
            """
                .formatted(own, today)));
    supplier.settle();

    JsonNode soldNow = supplier.json(PATH + "supplier");
    JsonNode boughtNow = buyer.json(PATH + "buyer");
    for (JsonNode[] one : new JsonNode[][] {{sold, soldNow}, {bought, boughtNow}}) {
      assertGrown(one[0], one[1], 2, "calledOff", 60);
      assertGrown(one[0], one[1], 3, "ordered", 40);
      assertGrown(one[0], one[1], 0, "shipped", 30);
      assertGrown(one[0], one[1], 0, "calledOff", 0);
      // Yesterday shows what was called off when it began.
      assertGrown(one[0], one[1], -1, "calledOff", 0);
    }
  }

  @Test
  void another_supplier_sees_none_of_it_and_an_auditor_reads_it_as_a_party_does() {
    Api stranger = new Api(hub, "hongzhu-api");
    JsonNode before = stranger.json(PATH + "supplier");
    buyer.handIn(Delfors.of(own, own, "07", edi(4), "70"));
    buyer.settle();
    assertGrown(before, stranger.json(PATH + "supplier"), 4, "calledOff", 0);
    assertThat(stranger.get("/api/v1/due-and-shipped?days=32").statusCode()).isEqualTo(400);
    assertThat(stranger.get("/api/v1/due-and-shipped?zone=Mars").statusCode()).isEqualTo(400);
    assertThat(new Api(hub, "xiangyin-bank").get("/api/v1/due-and-shipped").statusCode())
        .isEqualTo(403);
  }
}
