package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** The statements of a schedule's two partners, for tests of its cumulatives. */
abstract class LedgerPartners {
  static final String[] JSON = {"Content-Type", "application/json"};
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  final RunningHub hub = RunningHub.busy();
  final Api edi = new Api(hub, "hengyue-edi");
  final Api buyer = new Api(hub, "hengyue-planner");
  final Api supplier = new Api(hub, "jiaxin-api");
  final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** A release that states the received quantity. */
  void released(String part, String number, String received) {
    String release = Delfors.of("LEDGER-" + part + number, part, number, in(9), "400");
    edi.handIn(
        release
            .replace("SCC+1++D'", received + "SCC+1++D'")
            .replaceFirst(
                "UNT\\+\\d+", "UNT+" + (15 + received.chars().filter(it -> it == '\'').count())));
  }

  private String in(int days) {
    return EDI.format(today.plusDays(days));
  }

  long shipped(String part, String number, int quantity, String unit, int arrives) {
    return shipped(part, number, quantity, unit, -3, arrives);
  }

  long shipped(String part, String number, int quantity, String unit, int left, int arrives) {
    return written(
            supplier.post(
                "/api/v1/shipments",
                """
                {"number": "%s", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
                 "lines": [{"part": "%s", "quantity": "%d", "unit": "%s", "deliveryNote": "DN-%1$s"}]}
                """
                    .formatted(
                        number,
                        today.plusDays(left),
                        today.plusDays(arrives),
                        part,
                        quantity,
                        unit),
                JSON))
        .path("position")
        .asLong();
  }

  static JsonNode written(java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  /** Receives a shipment, with a difference where one is given. */
  long received(String number, String part, int quantity, String difference) {
    supplier.settle();
    String id = supplier.json("/api/v1/shipments?number=" + number).at("/items/0/id").asString();
    return written(
            buyer.post(
                "/api/v1/shipments/" + id + "/receipts",
                """
                {"number": "WE-%s", "received": "%s", "lines": [{"part": "%s", "quantity": "%d", "unit": "PCE"%s}]}
                """
                    .formatted(number, today, part, quantity, difference),
                "Content-Type",
                "application/json",
                "If-Match",
                "\"1\""))
        .path("position")
        .asLong();
  }

  String schedule(String part) {
    return buyer.json("/api/v1/call-offs?as=buyer&part=" + part).at("/items/0/schedule").asString();
  }

  static String path(String schedule, long position) {
    return "/api/v1/cumulatives?schedule=" + schedule + "&atLeast=" + position;
  }
}
