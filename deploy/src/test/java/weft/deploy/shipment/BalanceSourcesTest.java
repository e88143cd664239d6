package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;

/**
 * Every number of a balance leads to its sources: to events that its party may read, and to the
 * segments of those that came by message.
 */
class BalanceSourcesTest extends BusinessOfAPart {
  private static final Map<String, String> NUMBERS =
      Map.of(
          "confirmed", "/in/confirmed",
          "planned", "/in/planned",
          "out", "/out",
          "outFirm", "/outFirm");

  private static BigDecimal sum(List<JsonNode> sources, String number) {
    boolean firm = number.equals("outFirm");
    return sources.stream()
        .filter(it -> it.path("number").asString().equals(firm ? "out" : number))
        .filter(it -> !firm || it.path("firm").asBoolean())
        .map(it -> new BigDecimal(it.path("quantity").asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void addUp(Api by, String grain) {
    JsonNode balance = by.json(BALANCE + query(by) + "&days=60&grain=" + grain);
    for (JsonNode row : balance.path("rows")) {
      String span =
          "&from=%s&until=%s".formatted(row.path("from").asString(), row.path("until").asString());
      JsonNode page = by.json(SOURCES + query(by) + span + "&limit=500");
      List<JsonNode> sources = new ArrayList<>();
      page.path("items").forEach(sources::add);
      NUMBERS.forEach(
          (number, at) -> {
            assertThat(page.path(number)).as("%s %s", number, row).isEqualTo(row.at(at));
            assertThat(sum(sources, number))
                .as("%s %s", number, row)
                .isEqualByComparingTo(row.at(at).asString());
          });
      assertThat(sum(sources, "stock")).isEqualByComparingTo(balance.path("opening").asString());
    }
  }

  @Test
  void the_sources_of_each_number_add_up_to_it_by_day_and_by_week_on_both_sides() {
    business();
    for (Api by : List.of(buyer, supplier))
      for (String grain : List.of("day", "week")) addUp(by, grain);
  }

  @Test
  void each_names_its_event_and_the_segment_that_states_it() {
    business();
    JsonNode calledOff =
        only(
            supplier,
            SOURCES + query(supplier) + "&number=out&from=%1$s&until=%1$s".formatted(leaves(8)));
    assertThat(calledOff.path("kind").asString()).isEqualTo("call-offs");
    assertThat(calledOff.path("told").asString()).isEqualTo("60");
    assertThat(calledOff.path("open").asString())
        .as("15 of 55 sent beyond the first 40")
        .isEqualTo("45");
    assertThat(calledOff.path("quantity").asString()).isEqualTo("45");
    assertThat(calledOff.path("name").asString()).isEqualTo("11");
    assertThat(calledOff.at("/origin/interchange").asString()).isEqualTo(said);
    assertThat(segment(buyersEdi, calledOff)).startsWith("QTY+113:60");
    event(supplier, calledOff, "forecast-released");

    List<JsonNode> planned = supplier.items(SOURCES + query(supplier) + "&number=planned");
    assertThat(planned)
        .extracting(it -> it.path("told").asString() + " " + it.path("partner").asString())
        .contains("30 HENGYUE", "20 ", "70 ")
        .hasSize(2 + 5);
    planned.forEach(it -> event(supplier, it, "output-published"));
    JsonNode stock = only(supplier, SOURCES + query(supplier) + "&number=stock");
    assertThat(stock.path("quantity").asString()).isEqualTo("145");
    event(supplier, stock, "document-booked");

    JsonNode sent = only(buyer, SOURCES + query(buyer) + "&number=confirmed");
    assertThat(sent.path("name").asString()).isEqualTo("LS-" + part);
    assertThat(segment(supplier, sent)).startsWith("QTY+12:55");
    event(buyer, sent, "shipment-announced");
    List<JsonNode> promised = buyer.items(SOURCES + query(buyer) + "&number=planned");
    assertThat(promised)
        .extracting(it -> it.path("told").asString() + " " + it.path("open").asString())
        .as("55 sent: the earlier promise and 20 of the later one")
        .containsExactly("25 5");
    promised.forEach(it -> event(buyer, it, "call-offs-committed"));
    assertThat(promised).allMatch(it -> it.path("partnerPart").asString().equals("JX-" + part));
    assertThat(calledOff.path("partnerPart").asString()).isEqualTo(part);
    assertThat(stock.path("partnerPart").isNull()).isTrue();
    buyer
        .items(SOURCES + query(buyer) + "&number=out")
        .forEach(it -> event(buyer, it, "demand-published"));
  }

  /** The demo's supplier accepted it in the portal, unchanged. */
  @Test
  void an_order_that_was_accepted_as_it_stood_keeps_the_segment_that_states_it() {
    JsonNode order = only(supplier, "/api/v1/orders?as=supplier&number=450001200");
    String path = "/api/v1/orders/" + order.path("order").asString() + "?as=supplier";
    JsonNode line = supplier.json(path).at("/lines/0");
    assertThat(line.at("/answered/origin").isNull()).isTrue();
    List<JsonNode> sources =
        supplier.items(SOURCES + "?side=supplier&site=JX1&number=out&part=JX-881").stream()
            .filter(it -> it.path("name").asString().equals("450001200"))
            .toList();
    assertThat(sources)
        .isNotEmpty()
        .allMatch(it -> it.path("origin").equals(line.path("quantityOrigin")));
    sources.forEach(it -> event(supplier, it, "order-answered"));
  }

  /** On the day before, because of one day of transit. */
  private LocalDate leaves(int days) {
    return monday.plusDays(days - 1);
  }

  @Test
  void they_come_in_pages_of_the_state_of_the_first() {
    business();
    String path = SOURCES + query(supplier) + "&limit=3";
    JsonNode all = supplier.json(SOURCES + query(supplier) + "&limit=500");
    JsonNode first = supplier.json(path);
    counted("JX-" + part, 500);
    supplier.settle();
    List<JsonNode> paged = new ArrayList<>();
    JsonNode page = first;
    first.path("items").forEach(paged::add);
    while (!page.path("next").isNull()) {
      page = supplier.json(path + "&cursor=" + page.path("next").asString());
      page.path("items").forEach(paged::add);
    }
    assertThat(paged)
        .hasSize(all.path("items").size())
        .containsExactlyElementsOf(all.path("items"));
    String others = SOURCES + query(supplier) + "&number=out&limit=3&cursor=";
    assertThat(supplier.get(others + first.path("next").asString()).statusCode())
        .as("a place in another list")
        .isEqualTo(400);
    JsonNode later = only(supplier, SOURCES + query(supplier) + "&number=stock");
    assertThat(later.path("quantity").asString()).isEqualTo("445");
    String moved =
        only(supplier, paged.getFirst().at("/event/history").asString()).path("at").asString();
    JsonNode before = only(supplier, SOURCES + query(supplier) + "&number=stock&asOf=" + moved);
    assertThat(before.path("quantity").asString()).isEqualTo("145");
  }

  @Test
  void nobody_else_is_told_and_what_cannot_be_read_is_refused() {
    business();
    Map<String, Integer> asked = new TreeMap<>();
    asked.put(query(supplier) + "&number=all", 400);
    asked.put(query(supplier) + "&from=2027-01-02&until=2027-01-01", 400);
    asked.put(query(supplier) + "&until=2099-01-01", 400);
    asked.put(query(supplier) + "&from=2099-01-01", 400);
    asked.put(query(supplier) + "&from=%2B999999999-12-31", 400);
    asked.put(query(supplier) + "&from=soon", 400);
    asked.put(query(supplier) + "&firm=perhaps", 400);
    asked.put(query(supplier) + "&partner=NOBODY", 200);
    asked.put(query(supplier) + "&limit=-7", 200);
    asked.put(query(supplier) + "&cursor=abc", 400);
    asked.put("?side=supplier&site=NOWHERE&part=JX-" + part, 404);
    asked.put("?side=supplier&site=HENGYUE/PLANT1&part=JX-" + part, 404);
    asked.forEach(
        (query, status) ->
            assertThat(supplier.get(SOURCES + query).statusCode()).as(query).isEqualTo(status));
    assertThat(stranger.get(SOURCES + query(supplier)).statusCode()).isEqualTo(404);
    for (String number : List.of(part, "JX-" + part))
      assertThat(stranger.items(SOURCES + "?side=supplier&site=HZ1&part=" + number)).isEmpty();
    assertThat(supplier.items(SOURCES + query(supplier) + "&partner=LINGYUN&number=out")).isEmpty();
  }
}
