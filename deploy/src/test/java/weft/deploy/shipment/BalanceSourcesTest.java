package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;

/**
 * Every number of a balance leads to what was said and makes it: to events that its party may read,
 * and to the segments of those that came by message.
 */
class BalanceSourcesTest extends ShipmentsByMessage {
  private static final String BALANCE = "/api/v1/supply-balance";
  private static final String SOURCES = BALANCE + "/sources";
  private static final Map<String, String> NUMBERS =
      Map.of(
          "confirmed", "/in/confirmed",
          "planned", "/in/planned",
          "out", "/out",
          "outFirm", "/outFirm");

  /** The buyer's, and with JX- before it the supplier's number; of one test alone. */
  private final String part = "BS-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  private String said;

  /** Called off twice over, ordered, planned by day and week, sent in part and promised. */
  private void business() {
    agreed();
    said =
        applied(
            buyersEdi,
            Delfors.of(
                part,
                part,
                "11",
                EDI.format(monday.plusDays(1)),
                "40",
                EDI.format(monday.plusDays(8)),
                "60"));
    counted("JX-" + part, 200);
    applied(
        supplier,
        desadv(
            part + "-1",
            "LS-" + part,
            "9",
            "LIN+1++%s:IN'QTY+12:55:PCE'RFF+ON:4600091'".formatted(part)));
    ordered();
    posted(
        supplier,
        "/api/v1/production-schedules",
        """
        {"site": "JX1", "part": "JX-%s", "unit": "PCE", "from": "%s", "until": "%s", "lines": [
          {"date": "%s", "quantity": "50", "allotments": [{"buyer": "HENGYUE", "quantity": "30"}]},
          {"week": "%s", "quantity": "70"}]}
        """
            .formatted(part, today, today.plusDays(60), monday, week(monday.plusDays(14))));
    posted(
        buyer,
        "/api/v1/material-demands",
        """
        {"site": "PLANT1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s", "lines": [
          {"date": "%s", "quantity": "30"}, {"week": "%s", "quantity": "33"}]}
        """
            .formatted(part, today, today.plusDays(60), monday, week(monday.plusDays(7))));
    promised();
    supplier.settle();
  }

  private void agreed() {
    posted(
        buyer,
        "/api/v1/part-agreements?as=buyer",
        """
        {"partner": "JIAXIN", "part": "%1$s", "partnerPart": "JX-%1$s", "unit": "PCE", "transitDays": 1, "spread": "even"}
        """
            .formatted(part));
    buyer.settle();
  }

  private void ordered() {
    posted(
        new Api(hub, "buyer@hengyue"),
        "/api/v1/orders",
        """
        {"number": "PO-%s", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY", "lines": [
          {"line": "10", "part": "%s", "unit": "PCE", "quantity": "17", "date": "%s"}]}
        """
            .formatted(part, part, monday.plusDays(3)));
  }

  private void promised() {
    supplier.settle();
    JsonNode line = supplier.json("/api/v1/call-offs?limit=1&part=" + part).at("/items/0");
    LocalDate due = monday.plusDays(8);
    var answer =
        supplier.post(
            "/api/v1/call-offs/%s/commitments".formatted(line.path("schedule").asString()),
            """
            {"release": "11", "commitments": [{"due": "%1$s", "ordinal": 0, "reason": {"code": "capacity"}, "promises": [
              {"date": "%1$s", "quantity": "35"}, {"date": "%2$s", "quantity": "25"}]}]}
            """
                .formatted(due, due.plusDays(1)),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + line.path("version").asLong() + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String week(LocalDate monday) {
    return monday.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8);
  }

  private String query(Api by) {
    return by == buyer
        ? "?side=buyer&site=PLANT1&part=" + part
        : "?side=supplier&site=JX1&part=JX-" + part;
  }

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

  @Test
  void stock_that_a_message_moved_leads_to_the_segment_of_the_part_and_batch_that_it_moved() {
    business();
    JsonNode issued = only(supplier, SOURCES + query(supplier) + "&number=stock");
    assertThat(segment(supplier, issued)).startsWith("QTY+12:55");

    String received =
        applied(
            buyersEdi,
            recadv(
                part + "-2",
                "WE-" + part,
                "LS-" + part,
                "LIN+1++OTHER-%1$s:IN'QTY+48:3:PCE'LIN+2++%1$s:IN'QTY+48:55:PCE'".formatted(part)));
    buyer.settle();
    JsonNode added = only(buyer, SOURCES + query(buyer) + "&number=stock");
    event(buyer, added, "document-booked");
    assertThat(added.at("/origin/interchange").asString()).isEqualTo(received);
    assertThat(segment(buyersEdi, added)).startsWith("QTY+48:55");

    posted(
        buyer,
        "/api/v1/stock/counts",
        """
        {"site": "PLANT1", "part": "%s", "category": "raw", "status": "usable", "unit": "PCE", "quantity": "50", "at": "%s"}
        """
            .formatted(part, Instant.now()));
    buyer.settle();
    JsonNode counted = only(buyer, SOURCES + query(buyer) + "&number=stock");
    event(buyer, counted, "stock-counted");
    assertThat(counted.path("origin").isNull()).as("nobody said it by message").isTrue();
  }

  @Test
  void stock_that_a_replacement_or_a_cancellation_moved_leads_to_that_message() {
    business();
    String replaced = applied(supplier, desadv(part + "-3", "LS-" + part, "5", line("20")));
    supplier.settle();
    JsonNode stock = only(supplier, SOURCES + query(supplier) + "&number=stock");
    assertThat(stock.path("quantity").asString()).isEqualTo("180");
    assertThat(stock.at("/origin/interchange").asString()).isEqualTo(replaced);
    assertThat(segment(supplier, stock)).startsWith("QTY+12:20");

    String cancelled = applied(supplier, desadv(part + "-4", "LS-" + part, "1", line("20")));
    supplier.settle();
    stock = only(supplier, SOURCES + query(supplier) + "&number=stock");
    assertThat(stock.path("quantity").asString()).isEqualTo("200");
    assertThat(stock.at("/origin/interchange").asString()).isEqualTo(cancelled);
    assertThat(stock.at("/origin/segment").isNull()).as("no line of it says 180").isTrue();
  }

  private String line(String quantity) {
    return "LIN+1++%s:IN'QTY+12:%s:PCE'RFF+ON:4600091'".formatted(part, quantity);
  }

  /** The demo's supplier accepted it in the portal, as it stood. */
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

  /** On the day before: one day of transit. */
  private LocalDate leaves(int days) {
    return monday.plusDays(days - 1);
  }

  private String segment(Api sender, JsonNode source) {
    JsonNode origin = source.path("origin");
    return sender
        .json(
            "/api/v1/edi/interchanges/%s/segments?limit=1&from=%d"
                .formatted(origin.path("interchange").asString(), origin.path("segment").asInt()))
        .at("/items/0/text")
        .asString();
  }

  private static void event(Api by, JsonNode source, String type) {
    JsonNode event = only(by, source.at("/event/history").asString());
    assertThat(event.path("type").asString()).as(source.toString()).isEqualTo(type);
    assertThat(event.path("stream").asString()).isEqualTo(source.path("id").asString());
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
