package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;

/**
 * Goods sent in another unit than they are stocked, called off or ordered in; three pieces of each
 * part weigh a kilogram.
 */
class GoodsInOtherUnitsTest extends ShipmentsByMessage {
  private void agreed(String part) {
    agreed(part, "{\"unit\": \"KGM\", \"factor\": \"3\"}");
  }

  private void agreed(String part, String conversions) {
    posted(
        supplier,
        "/api/v1/part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "JX-%1$s", "partnerPart": "%1$s", "unit": "PCE", "conversions": [%2$s]}
        """
            .formatted(part, conversions));
    supplier.settle();
  }

  private void sent(String part, String number, String function, String quantity, String more) {
    applied(
        supplier,
        desadv(
            number.substring(3) + "-" + function,
            number,
            function,
            "LIN+1++%s:IN'QTY+12:%s'%s".formatted(part, quantity, more)));
  }

  private void calledOffInKilograms(String part, String agreement) {
    String release =
        Delfors.of(
            "GOU-" + part,
            part,
            "11",
            EDI.format(monday.plusDays(1)),
            "40",
            EDI.format(monday.plusDays(8)),
            "60");
    applied(buyersEdi, release.replace(":PCE", ":KGM").replace("4600091", agreement));
  }

  private JsonNode balance(String part) {
    return supplier.json("/api/v1/supply-balance?side=supplier&site=JX1&days=28&part=JX-" + part);
  }

  private static List<String> notCounted(JsonNode balance) {
    List<String> all = new ArrayList<>();
    for (JsonNode it : balance.path("notCounted"))
      all.add(it.path("quantity").asString() + " " + it.path("unit").asString());
    return all;
  }

  @Test
  void they_leave_and_reach_stock_in_the_unit_that_it_is_kept_in() {
    agreed("GOU-1");
    counted("JX-GOU-1", 200);
    sent("GOU-1", "LS-GOU-1", "9", "10:KGM", "");
    assertThat(stock(supplier, "JX-GOU-1")).isEqualTo("170");
    sent("GOU-1", "LS-GOU-1", "5", "12:KGM", "");
    assertThat(stock(supplier, "JX-GOU-1")).isEqualTo("164");
    posted(
        buyer,
        "/api/v1/stock/movements",
        """
        {"kind": "receipt", "site": "PLANT1", "part": "GOU-1", "category": "raw", "status": "usable", "quantity": "7", "unit": "PCE", "at": "%sT00:00:00Z"}
        """
            .formatted(today.minusDays(1)));
    applied(buyersEdi, recadv("GOU-1-R", "WE-GOU-1", "LS-GOU-1", "LIN+1++GOU-1:IN'QTY+48:12:KGM'"));
    assertThat(stock(buyer, "GOU-1")).isEqualTo("43");

    posted(
        supplier,
        "/api/v1/shipments",
        """
        {"number": "LS-GOU-1B", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "lines": [{"part": "JX-GOU-1", "quantity": "4", "unit": "KGM"}]}
        """
            .formatted(today));
    supplier.settle();
    assertThat(stock(supplier, "JX-GOU-1")).isEqualTo("152");
  }

  @Test
  void they_leave_from_stock_of_several_units_and_the_balance_counts_both() {
    agreed("GOU-6", "{\"unit\": \"KGM\", \"factor\": \"0.25\"}");
    counted("JX-GOU-6", 77);
    inKilograms("GOU-6", "58", "B1");
    sent("GOU-6", "LS-GOU-6", "9", "124:KGM", "");
    JsonNode balance = balance("GOU-6");
    assertThat(balance.path("opening").asString()).isEqualTo("60.5");
    assertThat(balance.path("openingRounded").asBoolean()).isFalse();
    assertThat(notCounted(balance)).isEmpty();
  }

  @Test
  void what_the_unit_of_the_stock_cannot_say_is_rounded_and_the_balance_and_history_say_so() {
    agreed("GOU-7");
    inKilograms("GOU-7", "50", null);
    sent("GOU-7", "LS-GOU-7", "9", "10:PCE", "");
    assertThat(stock(supplier, "JX-GOU-7")).isEqualTo("46.666667");
    JsonNode balance = balance("GOU-7");
    assertThat(balance.path("opening").asString()).isEqualTo("140.000001");
    assertThat(balance.path("openingRounded").asBoolean()).isTrue();
    JsonNode key = only(supplier, "/api/v1/stock/keys?part=JX-GOU-7");
    String history = "/api/v1/history/streams/" + key.path("id").asString();
    assertThat(supplier.get(history).body()).contains("rounded to six decimals");
    inKilograms("GOU-7", "46", null);
    assertThat(balance("GOU-7").path("openingRounded").asBoolean()).isFalse();
  }

  @Test
  void what_cannot_be_moved_is_told_in_the_balance_until_the_next_count() {
    agreed("GOU-8", "");
    counted("JX-GOU-8", 100);
    sent("GOU-8", "LS-GOU-8", "9", "7:KGM", "");
    JsonNode balance = balance("GOU-8");
    assertThat(balance.path("opening").asString()).isEqualTo("100");
    assertThat(balance.path("notCounted").toString())
        .contains("{\"quantity\":\"-7\",\"unit\":\"KGM\",\"why\":\"stock-not-moved\"}");
    sent("GOU-8", "LS-GOU-8", "5", "9:KGM", "");
    assertThat(notCounted(balance("GOU-8"))).contains("-9 KGM");
    JsonNode source =
        only(
            supplier,
            "/api/v1/supply-balance/sources?side=supplier&site=JX1&part=JX-GOU-8&number=not-counted");
    assertThat(source.path("why").asString()).isEqualTo("stock-not-moved");
    posted(
        supplier,
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "JX-GOU-8", "category": "finished", "status": "usable", "quantity": "60", "unit": "PCE", "at": "%s"}
        """
            .formatted(Instant.now()));
    supplier.settle();
    assertThat(balance("GOU-8").path("notCounted").toString()).doesNotContain("stock-not-moved");
  }

  private void inKilograms(String part, String quantity, @Nullable String batch) {
    posted(
        supplier,
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "JX-%s", "category": "finished", "status": "usable", %s"quantity": "%s", "unit": "KGM", "at": "%s"}
        """
            .formatted(
                part,
                batch == null ? "" : "\"batch\": \"" + batch + "\", ",
                quantity,
                Instant.now()));
    supplier.settle();
  }

  @Test
  void what_of_them_goes_back_leaves_stock_in_the_unit_that_it_is_kept_in() {
    agreed("GOU-5");
    counted("JX-GOU-5", 200);
    posted(
        buyer,
        "/api/v1/stock/counts",
        """
        {"site": "PLANT1", "part": "GOU-5", "category": "raw", "status": "blocked", "quantity": "50", "unit": "PCE", "at": "%sT00:00:00Z"}
        """
            .formatted(today.minusDays(1)));
    sent("GOU-5", "LS-GOU-5", "9", "10:KGM", "");
    applied(
        buyersEdi,
        recadv("GOU-5-R", "WE-GOU-5", "LS-GOU-5", "LIN+1++GOU-5:IN'QTY+48:10:KGM'QTY+195:3:KGM'"));
    assertThat(blocked("GOU-5")).isEqualTo("59");
    changed(
        supplier,
        "LS-GOU-5",
        "/settlements",
        "{\"receipt\": 1, \"line\": 1, \"outcome\": \"returned\"}");
    changed(
        buyer,
        "LS-GOU-5",
        "/returns",
        "{\"number\": \"RT-5\", \"sent\": \"%s\", \"parts\": [{\"receipt\": 1, \"line\": 1, \"quantity\": \"3\"}]}"
            .formatted(today));
    assertThat(blocked("GOU-5")).isEqualTo("50");
  }

  private String blocked(String part) {
    return only(buyer, "/api/v1/stock?status=blocked&part=" + part).path("quantity").asString();
  }

  private void changed(Api by, String shipment, String what, String body) {
    JsonNode row = shipment(shipment);
    var answer =
        by.post(
            "/api/v1/shipments/" + row.path("id").asString() + what,
            body,
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + row.path("version").asLong() + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    buyer.settle();
  }

  @Test
  void they_come_off_what_is_called_off_whose_unit_cannot_say_them_exactly() {
    agreed("GOU-2");
    calledOffInKilograms("GOU-2", "4600091");
    sent("GOU-2", "LS-GOU-2", "9", "10:PCE", "");
    JsonNode balance = balance("GOU-2");
    assertThat(row(balance, monday.plusDays(1)).path("out").asString()).isEqualTo("110");
    assertThat(row(balance, monday.plusDays(8)).path("out").asString()).isEqualTo("180");
    assertThat(balance.at("/runOut/size").asString()).isEqualTo("290");
    assertThat(notCounted(balance)).isEmpty();
    String sources =
        "/api/v1/supply-balance/sources?side=supplier&site=JX1&part=JX-GOU-2&number=out&from=%s&until=%s";
    JsonNode first =
        supplier.items(sources.formatted(monday.plusDays(1), monday.plusDays(1))).getFirst();
    assertThat(first.path("quantity").asString()).isEqualTo("110");
    assertThat(first.path("told").asString() + " " + first.path("toldIn").asString())
        .isEqualTo("120 PCE");
  }

  @Test
  void in_a_unit_that_nobody_agreed_on_they_are_named_and_add_to_nothing() {
    agreed("GOU-3", "");
    calledOffInKilograms("GOU-3", "4600091");
    counted("JX-GOU-3", 500);
    sent("GOU-3", "LS-GOU-3", "9", "10:PCE", "");
    JsonNode balance = balance("GOU-3");
    assertThat(balance.path("opening").asString()).isEqualTo("490");
    for (JsonNode it : balance.path("rows"))
      assertThat(it.path("out").asString()).as(it.toString()).isEqualTo("0");
    assertThat(notCounted(balance)).containsExactlyInAnyOrder("100 KGM", "10 PCE");
  }

  @Test
  void they_come_off_order_lines_of_any_agreed_unit_and_are_named_in_any_other() {
    agreed("GOU-4");
    ordered("GOU-4", "KGM", "PCE");
    sent("GOU-4", "LS-GOU-4A", "9", "10:PCE", "RFF+ON:PO-GOU-4'");
    sent("GOU-4", "LS-GOU-4B", "9", "2:KGM", "RFF+ON:PO-GOU-4'");
    JsonNode balance = balance("GOU-4");
    assertThat(row(balance, monday.plusDays(1)).path("out").asString()).isEqualTo("74");
    assertThat(row(balance, monday.plusDays(8)).path("out").asString()).isEqualTo("50");
    sent("GOU-4", "LS-GOU-4C", "9", "1:TNE", "RFF+ON:PO-GOU-4'");
    balance = balance("GOU-4");
    assertThat(row(balance, monday.plusDays(1)).path("out").asString()).isEqualTo("74");
    assertThat(notCounted(balance)).containsExactly("1 TNE");
  }

  @Test
  void they_come_off_the_order_line_that_the_shipment_names_whatever_the_unit() {
    agreed("GOU-9");
    ordered("GOU-9", "PCE", "PCE");
    sent("GOU-9", "LS-GOU-9A", "9", "2:KGM", "RFF+ON:PO-GOU-9:20'");
    JsonNode balance = balance("GOU-9");
    assertThat(row(balance, monday.plusDays(1)).path("out").asString()).isEqualTo("30");
    assertThat(row(balance, monday.plusDays(8)).path("out").asString()).isEqualTo("44");
    assertThat(notCounted(balance)).isEmpty();
    sent("GOU-9", "LS-GOU-9B", "9", "12:KGM", "RFF+ON:PO-GOU-9:10'");
    applied(
        buyersEdi, recadv("GOU-9-R", "WE-GOU-9", "LS-GOU-9B", "LIN+1++GOU-9:IN'QTY+48:14:KGM'"));
    balance = balance("GOU-9");
    assertThat(row(balance, monday.plusDays(1)).path("out").asString()).isEqualTo("0");
    assertThat(row(balance, monday.plusDays(8)).path("out").asString())
        .as("more than was ordered stays with its line, sent or received")
        .isEqualTo("44");
  }

  private void ordered(String part, String first, String second) {
    String day = EDI.format(today);
    String lines =
        line("10", part, "30:" + first, monday.plusDays(1))
            + line("20", part, "50:" + second, monday.plusDays(8));
    applied(
        buyersEdi,
        interchange(
            "HENGYUE",
            "JIAXIN",
            "O-" + part,
            "ORDERS:D:96A:UN",
            "BGM+220+PO-%s+9'DTM+137:%s:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'%sUNS+S'"
                .formatted(part, day, lines)));
  }

  private static String line(String number, String part, String quantity, LocalDate day) {
    return "LIN+%s++%s:IN'QTY+21:%s'DTM+2:%s:102'"
        .formatted(number, part, quantity, EDI.format(day));
  }
}
