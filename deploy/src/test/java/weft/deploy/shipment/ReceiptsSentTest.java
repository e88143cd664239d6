package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.MessagesOut.all;
import static weft.deploy.MessagesOut.sends;
import static weft.deploy.MessagesOut.written;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** A receipt that a buyer enters reaches the supplier as the agreed message. */
class ReceiptsSentTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "lingyun-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Api hongzhu = new Api(hub, "hongzhu-api");
  private final Api stranger = new Api(hub, "dingcheng-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String own = "RCS" + Long.toString(System.nanoTime(), 36) + NEXT.incrementAndGet();

  private static String done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer).path("id").asString();
  }

  private String shipped(Api supplier, String number, String part) {
    String id =
        done(
            supplier.postJson(
                "/api/v1/shipments",
                """
                {"number": "%s", "buyer": "LINGYUN", "shipTo": "WERK1", "shipped": "%s", "lines": [
                 {"part": "%s", "quantity": "100", "unit": "PCE", "batch": "B-7", "order": "4711", "orderLine": "10"}]}
                """
                    .formatted(number, today, part)));
    supplier.settle();
    return id;
  }

  private String tag(String shipment) {
    return "\"" + buyer.json("/api/v1/shipments/" + shipment).path("version").asString() + "\"";
  }

  private HttpResponse<String> received(String shipment, String number, String lines) {
    return buyer.postJson(
        "/api/v1/shipments/" + shipment + "/receipts",
        "{\"number\": \"%s\", \"received\": \"%s\", \"lines\": [%s]}"
            .formatted(number, today, lines),
        "If-Match",
        tag(shipment));
  }

  private static String line(String part, int quantity, String difference) {
    return "{\"part\": \"%s\", \"quantity\": \"%d\", \"unit\": \"PCE\", \"batch\": \"B-7\"%s}"
        .formatted(part, quantity, difference);
  }

  private static String differs(String kind, int quantity, String wish) {
    return ", \"difference\": {\"kind\": \"%s\", \"quantity\": \"%d\"%s}"
        .formatted(kind, quantity, wish);
  }

  private void settled(Api by, String shipment, int line, String outcome) {
    by.settle();
    String as = by == buyer ? "buyer" : "supplier";
    done(
        by.postJson(
            "/api/v1/shipments/" + shipment + "/settlements?as=" + as,
            "{\"receipt\": 1, \"line\": %d, \"outcome\": \"%s\"}".formatted(line, outcome),
            "If-Match",
            tag(shipment)));
  }

  @Test
  void as_a_RECADV_with_its_differences_and_anew_with_what_is_to_go_back_since() throws Exception {
    sends(buyer, "LINGYUN", "RECADV", "D96A");
    String part = own + "-A";
    String number = own + "-WE";
    String shipment = shipped(jiaxin, own + "-LS", part);
    String lines =
        String.join(
            ",",
            line(part, 90, ""),
            line(part, 6, differs("damaged", 6, ", \"wish\": \"scrapped\"")),
            line(part, 0, differs("short", 4, "")),
            line("OTHER", 5, differs("wrong-part", 5, "")));
    done(received(shipment, number, lines));
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(today);
    String raw = written(jiaxin, "RECADV", "+" + number + "+9'");
    assertThat(raw)
        .contains("UNB+UNOC:3+LINGYUN:ZZ+JIAXIN:ZZ+", "DTM+50:" + day + ":102'")
        .contains("NAD+BY+LINGYUN::92'NAD+SU+JIAXIN::92'NAD+ST+WERK1::92'")
        .contains("LIN+1++" + part + ":IN'PIA+1+B-7:NB'QTY+48:90:PCE'RFF+ON:4711:10'")
        .contains("RFF+AAK:" + own + "-LS'")
        .contains("QTY+48:6:PCE'QTY+196:6:PCE'", "QTY+48:0:PCE'QTY+119:4:PCE'")
        .contains("LIN+4++OTHER:IN'PIA+1+B-7:NB'QTY+48:5:PCE'");
    assertThat(written(buyer, "RECADV", number)).as("its sender sees it").isEqualTo(raw);
    assertThat(all(stranger, "RECADV", number)).isEmpty();
    assertThat(jiaxin.json("/api/v1/shipments/" + shipment).path("settlements").valueStream())
        .extracting(it -> it.path("line").asInt() + " " + it.path("outcome").asString())
        .containsExactly("2 scrapped");

    settled(buyer, shipment, 4, "returned");
    assertThat(written(jiaxin, "RECADV", "+" + number + "+5'"))
        .contains("QTY+48:6:PCE'QTY+196:6:PCE'", "QTY+48:5:PCE'QTY+195:5:PCE'");
    settled(jiaxin, shipment, 4, "returned");
    settled(jiaxin, shipment, 2, "kept");
    settled(buyer, shipment, 2, "kept");
    String next = shipped(jiaxin, own + "-LS2", part);
    done(received(next, own + "-NEXT", line(part, 100, "")));
    written(jiaxin, "RECADV", own + "-NEXT");
    List<String> all = all(jiaxin, "RECADV", "+" + number + "+");
    assertThat(all).as("agreed on as proposed is nothing new; otherwise is").hasSize(3);
    assertThat(all).filteredOn(it -> it.contains("QTY+48:6:PCE'QTY+124:6:PCE'")).hasSize(1);
  }

  @Test
  void as_an_861_where_the_profile_says_so() throws Exception {
    sends(buyer, "LINGYUN", "HONGZHU", "861", "004010");
    String part = own + "-B";
    String shipment = shipped(hongzhu, own + "-LS", part);
    String more = line(part, 98, differs("damaged", 3, ", \"wish\": \"returned\""));
    done(received(shipment, own + "-WE", more + "," + line(part, 0, differs("short", 2, ""))));
    assertThat(written(hongzhu, "861", own + "-WE"))
        .contains("RCD*1*98*EA*3*EA*3*EA*01~LIN**BP*" + part, "RCD*2*0*EA***2*EA*02~")
        .contains("REF*SI*" + own + "-LS");
  }

  @Test
  void one_that_came_as_a_message_is_not_written_a_second_time() throws Exception {
    sends(buyer, "LINGYUN", "RECADV", "D96A");
    String part = own + "-C";
    shipped(jiaxin, own + "-LS", part);
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(today);
    String body =
        "BGM+632+%1$s-WE+9'DTM+137:%2$s:102'DTM+50:%2$s:102'RFF+AAK:%1$s-LS'NAD+BY+LINGYUN::92'NAD+SU+JIAXIN::92'CPS+1'LIN+1++%3$s:IN'QTY+48:100:PCE'QTY+195:4:PCE'"
            .formatted(own, day, part);
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    JsonNode answer =
        buyer.handIn(
            "UNB+UNOC:3+LINGYUN:ZZ+JIAXIN:ZZ+261126:0900+%1$s'UNH+1+RECADV:D:96A:UN'%2$sUNT+%3$d+1'UNZ+1+%1$s'"
                .formatted(own, body, count));
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    assertThat(written(jiaxin, "RECADV", own + "-WE"))
        .as("goes on with what goes back")
        .contains("QTY+48:100:PCE'QTY+195:4:PCE'");
    String next = shipped(jiaxin, own + "-LS2", part);
    done(received(next, own + "-NEXT", line(part, 100, "")));
    written(jiaxin, "RECADV", own + "-NEXT");
    assertThat(all(jiaxin, "RECADV", own + "-WE")).hasSize(1);
  }

  private String advised(String message, String shipments, String items) {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(today);
    String body =
        "BGM+632+%1$s-WE+9'DTM+137:%2$s:102'DTM+50:%2$s:102'%3$sNAD+BY+LINGYUN::92'NAD+SU+JIAXIN::92'CPS+1'%4$s"
            .formatted(own, day, shipments, items);
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    return "UNB+UNOC:3+LINGYUN:ZZ+JIAXIN:ZZ+261126:0900+%1$s'UNH+%2$s+RECADV:D:96A:UN'%3$sUNT+%4$d+%2$s'UNZ+1+%1$s'"
        .formatted(own, message, body, count);
  }

  @Test
  void what_is_settled_later_of_one_that_came_as_a_message_is_sent_in_its_place() throws Exception {
    sends(buyer, "LINGYUN", "RECADV", "D96A");
    String part = own + "-E";
    String shipment = shipped(jiaxin, own + "-LS", part);
    JsonNode answer =
        buyer.handIn(
            advised(
                "7",
                "RFF+AAK:" + own + "-LS'",
                "LIN+1++" + part + ":IN'QTY+48:100:PCE'QTY+124:4:PCE'"));
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    written(jiaxin, "RECADV", "+" + own + "-WE+9'");
    settled(jiaxin, shipment, 1, "kept");
    settled(buyer, shipment, 1, "returned");
    assertThat(written(jiaxin, "RECADV", "+" + own + "-WE+5'"))
        .contains("RFF+AAK:" + own + "-LS'", "QTY+48:100:PCE'QTY+195:4:PCE'");
    settled(jiaxin, shipment, 1, "returned");
    String next = shipped(jiaxin, own + "-LS2", part);
    done(received(next, own + "-NEXT", line(part, 100, "")));
    written(jiaxin, "RECADV", own + "-NEXT");
    assertThat(all(jiaxin, "RECADV", "+" + own + "-WE+")).as("agreed on as it was told").hasSize(2);
  }

  @Test
  void one_message_of_several_shipments_is_not_replaced_by_what_is_said_of_one() throws Exception {
    sends(buyer, "LINGYUN", "RECADV", "D96A");
    String part = own + "-F";
    String shipment = shipped(jiaxin, own + "-LS", part);
    shipped(jiaxin, own + "-LT", part);
    String items =
        "LIN+1++%2$s:IN'QTY+48:100:PCE'QTY+124:4:PCE'RFF+AAK:%1$s-LS'LIN+2++%2$s:IN'QTY+48:100:PCE'RFF+AAK:%1$s-LT'"
            .formatted(own, part);
    JsonNode answer = buyer.handIn(advised("8", "", items));
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    written(jiaxin, "RECADV", "+" + own + "-WE+9'");
    settled(buyer, shipment, 1, "returned");
    String next = shipped(jiaxin, own + "-LS2", part);
    done(received(next, own + "-NEXT", line(part, 100, "")));
    written(jiaxin, "RECADV", own + "-NEXT");
    assertThat(all(jiaxin, "RECADV", "+" + own + "-WE+")).hasSize(1);
  }

  @Test
  void what_does_not_fit_a_difference_is_refused_and_tells_nobody() {
    String part = own + "-D";
    String shipment = shipped(jiaxin, own + "-LS", part);
    var unfit = line(part, 96, differs("short", 4, ", \"wish\": \"returned\""));
    var answer = received(shipment, own + "-WE", unfit);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(buyer.json("/api/v1/shipments/" + shipment).path("receipts")).isEmpty();
  }
}
