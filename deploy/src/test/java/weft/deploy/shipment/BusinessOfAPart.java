package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;

/** A part with every input that a balance counts, by message and by API, and their sources. */
abstract class BusinessOfAPart extends ShipmentsByMessage {
  static final String BALANCE = "/api/v1/supply-balance";
  static final String SOURCES = BALANCE + "/sources";

  /** The buyer's part number, used by one test only; the supplier's has JX- before it. */
  final String part = "BS-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  String said;

  /** Called off twice, ordered, planned by day and week, partly sent, and promised. */
  void business() {
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

  void agreed() {
    posted(
        buyer,
        "/api/v1/part-agreements?as=buyer",
        """
        {"partner": "JIAXIN", "part": "%1$s", "partnerPart": "JX-%1$s", "unit": "PCE", "transitDays": 1, "spread": "even"}
        """
            .formatted(part));
    buyer.settle();
  }

  void ordered() {
    posted(
        new Api(hub, "buyer@hengyue"),
        "/api/v1/orders",
        """
        {"number": "PO-%s", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY", "lines": [
          {"line": "10", "part": "%s", "unit": "PCE", "quantity": "17", "date": "%s"}]}
        """
            .formatted(part, part, monday.plusDays(3)));
  }

  void promised() {
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

  static String week(LocalDate monday) {
    return monday.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8);
  }

  String query(Api by) {
    return by == buyer
        ? "?side=buyer&site=PLANT1&part=" + part
        : "?side=supplier&site=JX1&part=JX-" + part;
  }

  String segment(Api sender, JsonNode source) {
    JsonNode origin = source.path("origin");
    return sender
        .json(
            "/api/v1/edi/interchanges/%s/segments?limit=1&from=%d"
                .formatted(origin.path("interchange").asString(), origin.path("segment").asInt()))
        .at("/items/0/text")
        .asString();
  }

  static void event(Api by, JsonNode source, String type) {
    JsonNode event = only(by, source.at("/event/history").asString());
    assertThat(event.path("type").asString()).as(source.toString()).isEqualTo(type);
    assertThat(event.path("stream").asString()).isEqualTo(source.path("id").asString());
  }
}
