package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;
import static weft.deploy.OwnHub.ok;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;

/** The order of the whole list is cached, and any change of a row shows in the next answer. */
class RunOutListChangesTest extends OwnPartners {
  private String part = "ROL-1";

  RunOutListChangesTest() {
    super("ROL");
  }

  @Test
  void stock_demand_output_agreement_and_calendar_show_in_the_suppliers_list_at_once() {
    calledOff("ROL-2", "11", 1);
    assertThat(shown(calledOff(part, "11", 40))).isEqualTo(monday + " 40");
    assertThat(shown(counted("15"))).isEqualTo(monday + " 25");
    assertThat(shown(planned("S1", part, 10))).isEqualTo(monday + " 15");
    assertThat(shown(calledOff(part, "12", 70))).isEqualTo(monday + " 45");
    assertThat(shown(shipped(5))).as("sent, and out of stock").isEqualTo(monday + " 45");
    assertThat(shown(counted("20"))).isEqualTo(monday + " 35");
    long agreed =
        posted(
            supplier,
            "part-agreements?as=supplier",
            """
            {"partner": "ROLBUY", "part": "ROL-1", "unit": "PCE", "transitDays": 1}
            """);
    assertThat(shown(agreed)).as("before the plan's day").isEqualTo(monday.minusDays(1) + " 45");
    long calendar =
        ok(supplier.put(
                "/api/v1/calendars/S1",
                """
                {"timeZone": "Asia/Shanghai", "week": [true, true, true, true, true, true, false]}
                """,
                JSON))
            .path("position")
            .asLong();
    assertThat(shown(calendar)).as("off on Sunday").isEqualTo(monday.minusDays(2) + " 45");
  }

  @Test
  void demand_stock_and_goods_on_their_way_show_in_the_buyers_list_at_once() {
    part = "ROL-4";
    calledOff(part, "11", 40);
    long demand =
        posted(
            buyer,
            "material-demands",
            """
            {"site": "B1", "part": "%2$s", "unit": "PCE", "from": "%1$s", "until": "%1$s",
             "lines": [{"date": "%1$s", "quantity": "100"}]}
            """
                .formatted(monday, part));
    assertThat(shown(buyer, demand)).isEqualTo(monday + " 100");
    assertThat(shown(buyer, counted(buyer, "B1", "raw", "30"))).isEqualTo(monday + " 70");
    assertThat(shown(buyer, shipped(12))).isEqualTo(monday + " 58");
  }

  @Test
  @Tag("long")
  void what_was_handed_in_is_read_at_the_position_that_its_answer_says() {
    String file =
        Delfors.to("ROLSUP", "ROL-3", "ROL-3", "11", "20310301", "7")
            .replace("HENGYUE", "ROLBUY")
            .replace("PLANT1", "B1");
    var answer =
        buyer.post("/api/v1/edi/interchanges", file, "Content-Type", "application/edifact");
    long position = ok(answer).path("position").asLong();
    JsonNode lines = supplier.json("/api/v1/call-offs?part=ROL-3&atLeast=" + position);
    assertThat(lines.at("/items/0/quantity").asString()).isEqualTo("7");
    String id = lines.at("/items/0/schedule").asString();
    assertThat(supplier.get("/api/v1/call-offs/" + id + "?atLeast=" + position).statusCode())
        .isEqualTo(200);
    for (String list : List.of("/api/v1/orders", "/api/v1/call-offs", "/api/v1/call-offs/" + id))
      assertThat(supplier.get(list + "?atLeast=" + (position + 1_000_000)).statusCode())
          .as("%s of a position that is not there yet", list)
          .isEqualTo(409);
  }

  private long shipped(int quantity) {
    return posted(
        supplier,
        "shipments",
        """
        {"number": "ROL-%1$d", "buyer": "ROLBUY", "shipFrom": "S1", "shipTo": "B1", "shipped": "%2$s", "arrives": "%2$s",
         "lines": [{"part": "%3$s", "quantity": "%1$d", "unit": "PCE"}]}
        """
            .formatted(quantity, today, part));
  }

  private long counted(String quantity) {
    return counted(supplier, "S1", "finished", quantity);
  }

  private long counted(Api holder, String site, String category, String quantity) {
    return posted(
        holder,
        "stock/counts",
        """
        {"site": "%s", "part": "%s", "category": "%s", "status": "usable", "quantity": "%s", "unit": "PCE", "at": "%s"}
        """
            .formatted(site, part, category, quantity, Instant.now()));
  }

  private String shown(long position) {
    return shown(supplier, position);
  }

  /** The part's row in the whole list, read page by page. */
  private String shown(Api by, long position) {
    for (JsonNode it : by.items("/api/v1/run-outs?limit=1&atLeast=" + position))
      if (it.path("part").asString().equals(part))
        return it.at("/runOut/on").asString() + " " + it.at("/runOut/size").asString();
    throw new AssertionError("no row of " + part);
  }
}
