package weft.deploy.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.FrontDoorFile.delfor;
import static weft.deploy.imports.FrontDoorFile.desadv;
import static weft.deploy.imports.FrontDoorFile.edifact;
import static weft.deploy.imports.FrontDoorFile.firm;
import static weft.deploy.imports.FrontDoorFile.item;
import static weft.deploy.imports.FrontDoorFile.line;
import static weft.deploy.imports.FrontDoorFile.orders;
import static weft.deploy.imports.FrontDoorFile.sent;
import static weft.deploy.imports.FrontDoorFile.x12;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.imports.FrontDoorFile;
import weft.deploy.imports.HandedIn;
import weft.ordering.Order;

/**
 * Orders and their shipments as the partners' systems see them: each file is sent by HTTP, and its
 * effects are read where both sides read them.
 */
class FrontDoorOrdersTest {
  private static final String[] EDI = {"Content-Type", "application/edifact"};

  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final String own = "FO" + UUID.randomUUID().toString().substring(0, 6);

  private String part(String name) {
    return own + name;
  }

  private static JsonNode handedIn(Api by, String file, String outcome) {
    JsonNode answer = by.handIn(file);
    assertThat(answer.path("outcome").asString()).as(answer.toString()).isEqualTo(outcome);
    return answer;
  }

  private static List<String> told(JsonNode answer) {
    return answer
        .at("/messages/0/faults")
        .valueStream()
        .map(it -> it.path("code").asString() + " " + it.path("tag").asString("-"))
        .toList();
  }

  /** Each line as {@code number quantity state despatched}. */
  private List<String> lines(String order) {
    List<JsonNode> found = supplier.items("/api/v1/orders?number=" + order);
    if (found.isEmpty()) return List.of();
    JsonNode whole = supplier.json("/api/v1/orders/" + found.getFirst().path("order").asString());
    return whole
        .path("lines")
        .valueStream()
        .map(
            it ->
                String.join(
                    " ",
                    it.path("line").asString(),
                    it.path("quantity").asString(),
                    it.path("state").asString(),
                    it.at("/despatched/0/quantity").asString("-")))
        .toList();
  }

  @Test
  void an_order_of_more_lines_than_one_may_have_is_rejected_at_the_first_of_them() {
    String number = part("L");
    String all =
        IntStream.rangeClosed(1, Order.MOST_LINES + 1)
            .mapToObj(it -> line(String.valueOf(it), "P" + it, "1", "20270104"))
            .collect(Collectors.joining());
    JsonNode answer = handedIn(buyer, orders(number, "9", all), "rejected");
    assertThat(told(answer)).containsExactly("too-many-lines LIN");
    assertThat(answer.at("/messages/0/faults/0/segment").asInt())
        .isEqualTo(8 + 3 * Order.MOST_LINES);
    assertThat(lines(number)).isEmpty();
  }

  @Test
  void an_order_of_less_than_nothing_a_number_twice_and_a_line_without_a_day_are_wrong() {
    String order = own + "1";
    JsonNode answer =
        handedIn(
            buyer,
            orders(
                order,
                "9",
                line("10", part("A"), "-5:PCE", "20270118")
                    + line("20", part("B"), "4:PCE", "20270118")
                    + line("0020", part("C"), "6:PCE", "20270118")
                    + "LIN+30++%s:IN'QTY+21:7:PCE'".formatted(part("D"))),
            "contradicted");
    assertThat(told(answer))
        .containsExactly(
            "quantity-negative QTY",
            "line-repeated LIN",
            "value-missing LIN",
            "contradiction LIN",
            "contradiction LIN",
            "contradiction LIN");
    assertThat(lines(order)).containsExactly("20 4 open -");
  }

  @Test
  void what_an_order_says_wrong_once_is_told_once() {
    String order = own + "2";
    JsonNode answer =
        handedIn(
            buyer,
            x12(
                "850",
                "PO",
                "BEG*00*SA*%s**20261128~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~"
                        .formatted(order)
                    + "PO1*1*10*EA***BP*%s~SCH*10*KG***002*20270111~".formatted(part("E"))
                    + "PO1*2*10*EA***BP*%s~SCH*10*EA***002*20270111~CTT*2~".formatted(part("F"))),
            "contradicted");
    assertThat(told(answer)).containsExactly("units-differ SCH", "contradiction PO1");
    assertThat(lines(order)).containsExactly("2 10 open -");
  }

  @Test
  void an_order_is_replaced_and_a_second_original_of_its_despatch_advice_contradicts() {
    String order = own + "3";
    String rff = "RFF+ON:" + order + ":10'";
    handedIn(
        buyer,
        orders(
            order,
            "9",
            line("10", part("A"), "5:PCE", "20270118")
                + line("20", part("B"), "4:PCE", "20270118")),
        "accepted");
    handedIn(
        buyer,
        orders(
            order,
            "5",
            line("10", part("A"), "7:PCE", "20270118")
                + line("30", part("C"), "4:PCE", "20270118")),
        "accepted");
    assertThat(lines(order)).containsExactly("10 7 open -", "20 4 cancelled -", "30 4 open -");
    handedIn(supplier, desadv(own + "LS", sent("1", part("A"), "3:PCE") + rff), "accepted");
    JsonNode second =
        handedIn(supplier, desadv(own + "LS", sent("1", part("A"), "4:PCE") + rff), "contradicted");
    assertThat(told(second)).containsExactly("contradiction BGM");
    assertThat(lines(order)).contains("10 7 open 3");
    assertThat(buyer.items("/api/v1/documents?number=" + own + "LS")).hasSize(1);
    assertThat(buyer.json("/api/v1/chains?number=" + order).at("/parts/0/despatched").asString())
        .isEqualTo("3");
  }

  @Test
  void no_line_of_a_despatch_advice_is_left_out_and_what_came_in_another_unit_counts_for_nothing() {
    String advice = own + "LT";
    JsonNode wrong =
        handedIn(
            supplier,
            desadv(advice, sent("1", part("G"), "-5:PCE") + sent("2", part("H"), "2:PCE")),
            "rejected");
    assertThat(told(wrong)).containsExactly("quantity-negative QTY");
    assertThat(supplier.items("/api/v1/shipments?number=" + advice)).isEmpty();
    handedIn(supplier, desadv(advice, sent("1", part("H"), "2:PCE")), "accepted");
    JsonNode kilos =
        handedIn(
            buyer,
            edifact(
                "HENGYUE",
                "JIAXIN",
                "RECADV:D:96A:UN",
                "BGM+632+%sR+9'DTM+137:20261128:102'DTM+50:20261128:102'RFF+DQ:%s'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'"
                        .formatted(own, advice)
                    + "LIN+1++%s:IN'QTY+48:2:KGM'".formatted(part("H"))),
            "contradicted");
    assertThat(told(kilos)).containsExactly("contradiction BGM");
    JsonNode shipment = supplier.items("/api/v1/shipments?number=" + advice).getFirst();
    assertThat(shipment.path("state").asString()).isEqualTo("in-transit");
    assertThat(shipment.at("/lines/0/open").asString()).isEqualTo("2");
    assertThat(shipment.path("contradiction").asString()).isEqualTo("received-in-other-unit");
  }

  @Test
  void an_unknown_receiver_is_told_by_CONTRL_at_once() {
    JsonNode answer =
        handedIn(
            buyer,
            delfor("1", "20261128", item(part("N"), firm("9:PCE", "20261207")))
                .replace("WEFT:ZZ", "NOBODY:ZZ"),
            "rejected");
    assertThat(answer.at("/faults/0/code").asString()).isEqualTo("not-for-us");
    var contrl = buyer.get(answer.path("acknowledgement").asString());
    for (int i = 0; i < 150 && contrl.statusCode() == 202; i++) {
      HandedIn.pause();
      contrl = buyer.get(answer.path("acknowledgement").asString());
    }
    assertThat(contrl.body()).contains("+4+7");
    assertThat(supplier.items("/api/v1/call-offs?part=" + part("N"))).isEmpty();
  }

  @Test
  void a_check_says_what_becomes_of_the_file_and_it_then_stands_in_both_work_lists() {
    String file =
        delfor(
            "1",
            "20261128",
            item(part("P"), firm("-1:PCE", "20261207"))
                + item(part("Q"), firm("3:PCE", "20261207")));
    JsonNode check = Api.body(buyer.post("/api/v1/edi/check", file, EDI));
    JsonNode answer = handedIn(buyer, file, "contradicted");
    assertThat(check.path("outcome")).isEqualTo(answer.path("outcome"));
    assertThat(check.path("messages")).isEqualTo(answer.path("messages"));
    String id = answer.path("id").asString();
    assertThat(buyer.items("/api/v1/edi/interchanges?outcome=contradicted&limit=200"))
        .anyMatch(it -> it.path("id").asString().equals(id));
    JsonNode work = work(buyer, id);
    assertThat(work.path("concern").asString()).isEqualTo("HENGYUE");
    assertThat(work(supplier, id).path("id")).isEqualTo(work.path("id"));
    var taken = buyer.post("/api/v1/edi/alerts/" + work.path("id").asString() + "/take", "", EDI);
    assertThat(Api.body(taken).path("takenBy").asString()).isEqualTo("hengyue-edi");
  }

  @Test
  void a_check_of_what_names_another_sender_says_what_reception_says() {
    String file = delfor("1", "20261128", item(part("F"), firm("3:PCE", "20261207")));
    JsonNode check = Api.body(supplier.post("/api/v1/edi/check", file, EDI));
    assertThat(check.path("outcome").asString()).isEqualTo("rejected");
    assertThat(check.at("/faults/0/code").asString()).isEqualTo("sender-mismatch");
    assertThat(supplier.post("/api/v1/edi/interchanges", file, EDI).statusCode()).isEqualTo(403);
  }

  private static JsonNode work(Api by, String interchange) {
    return FrontDoorFile.work(by, interchange).orElseThrow();
  }
}
