package weft.deploy.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.edi.writer.VdaWriter;

/**
 * Messages without a stream of their own are stored in business terms, for both partners and nobody
 * else; an order's chain shows how their quantities agree.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Beside("screens")
class DocumentsTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private JsonNode ordered;
  private JsonNode despatched;

  @BeforeAll
  void send() {
    ordered = hengyue.handIn(own("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", "DOC-1"));
    despatched = jiaxin.handIn(own("despatch-desadv-d96a-jiaxin-hengyue.edi", "SAMPLE-7", "DOC-2"));
    hengyue.handIn(own("receipt-recadv-d96a-hengyue-jiaxin.edi", "SAMPLE-8", "DOC-3"));
    jiaxin.handIn(own("invoice-invoic-d96a-jiaxin-hengyue.edi", "SAMPLE-9", "DOC-4"));
    jiaxin.handIn(own("test-results-qality-d96a-jiaxin-hengyue.edi", "SAMPLE-14", "DOC-6"));
    jiaxin.handIn(SampleFiles.text("despatch-x12-856-jiaxin-hengyue.x12"));
  }

  /**
   * A sample file with numbers that no other test sends, because a second message with a number has
   * another meaning.
   */
  private static String own(String file, String reference, String ours) {
    return SampleFiles.text(file, reference, ours)
        .replace("WE-7001", "WE-7901")
        .replace("RE-5001", "RE-5901")
        .replace("PZ-3001", "PZ-3901");
  }

  @Test
  void a_despatch_advice_is_taken_by_its_order_and_seen_by_both_partners() {
    assertThat(despatched.path("outcome").asString()).isEqualTo("accepted");
    assertThat(despatched.at("/messages/0/faults")).isEmpty();
    String id = despatched.path("id").asString();
    for (Api party : List.of(hengyue, jiaxin)) {
      assertThat(party.get("/api/v1/edi/interchanges/" + id).statusCode()).isEqualTo(200);
      JsonNode document = document(party, "LS-99001");
      assertThat(document.path("kind").asString()).isEqualTo("despatch-advice");
      assertThat(document.path("buyer").asString()).isEqualTo("HENGYUE");
      assertThat(document.path("supplier").asString()).isEqualTo("JIAXIN");
      assertThat(document.path("interchange").asString()).isEqualTo(id);
      List<JsonNode> lines = party.items(lines(document) + "?limit=1" + as(party));
      assertThat(lines).hasSize(2);
      assertThat(lines.getFirst().path("part").asString()).isEqualTo("HY-24091");
      assertThat(lines.getFirst().path("supplierPart").asString()).isEqualTo("JX-ROD-80");
      assertThat(lines.getFirst().path("quantity").asString()).isEqualTo("120");
      assertThat(lines.getFirst().path("orderLine").asString()).isEqualTo("10");
    }
  }

  @Test
  void where_it_goes_and_when_and_what_an_invoice_asks_for_are_seen_by_both() {
    for (Api party : List.of(hengyue, jiaxin)) {
      JsonNode despatch = document(party, "LS-99001");
      assertThat(despatch.path("shipTo").asString()).isEqualTo("PLANT2");
      assertThat(despatch.path("shipped").asString()).isEqualTo("2026-11-26");
      assertThat(despatch.path("arrives").isNull()).isTrue();
      assertThat(despatch.path("payable").isNull()).isTrue();
      JsonNode invoice = document(party, "RE-5901");
      assertThat(invoice.path("currency").asString()).isEqualTo("CNY");
      assertThat(invoice.at("/payable/total").asString()).isEqualTo("45437.3");
      assertThat(invoice.at("/payable/due").asString()).isEqualTo("2026-12-28");
      assertThat(invoice.at("/payable/taxes/0/type").asString()).isEqualTo("VAT");
      assertThat(invoice.at("/payable/taxes/0/rate").asString()).isEqualTo("13");
      assertThat(invoice.at("/payable/taxes/0/amount").asString()).isEqualTo("5227.3");
      JsonNode line = party.items(lines(invoice) + "?limit=1" + as(party)).getFirst();
      assertThat(line.path("amount").asString()).isEqualTo("38220");
      assertThat(line.at("/price/amount").asString()).isEqualTo("318.5");
      assertThat(line.at("/price/per").asString()).isEqualTo("1");
    }
  }

  @Test
  void what_was_measured_is_seen_by_both() {
    for (Api party : List.of(hengyue, jiaxin)) {
      JsonNode line = party.items(lines(document(party, "PZ-3901")) + "?" + as(party)).getFirst();
      assertThat(line.path("batch").asString()).isEqualTo("0167S60");
      assertThat(line.path("measurements").valueStream())
          .hasSize(7)
          .first()
          .satisfies(it -> assertThat(it.path("property").asString()).isEqualTo("ZC"))
          .satisfies(it -> assertThat(it.path("value").asString()).isEqualTo("0.42"))
          .satisfies(it -> assertThat(it.path("min").asString()).isEqualTo("0.38"));
    }
  }

  @Test
  void what_is_wrong_and_what_is_to_be_done_about_it_is_seen_by_both() {
    hengyue.handIn(
        SampleFiles.text("nonconformance-x12-842-hengyue-jiaxin.x12")
            .replace("4500099001", "4500099777")
            .replace("LS-99001", "LS-99777")
            .replace("NC-8001", "NC-8901"));
    for (Api party : List.of(hengyue, jiaxin)) {
      JsonNode line = party.items(lines(document(party, "NC-8901")) + "?" + as(party)).getFirst();
      assertThat(line.path("batch").asString()).isEqualTo("0167S60");
      JsonNode wrong = line.at("/nonconformances/0");
      assertThat(wrong.path("texts").valueStream().map(JsonNode::asString))
          .containsExactly("Twelve rods are too thick", "Found at incoming inspection, gauge 4711");
      assertThat(wrong.path("code").asString()).isEqualTo("ZZ OVERSIZE");
      assertThat(wrong.at("/actions/0/code").asString()).isEqualTo("RT");
      assertThat(wrong.at("/actions/0/quantity").asString()).isEqualTo("10");
    }
  }

  @Test
  void nobody_else_sees_it() {
    JsonNode document = document(hengyue, "LS-99001");
    String path = "/api/v1/documents/" + document.path("id").asString();
    for (String other : List.of("lingyun-edi", "hongzhu-api", "dingcheng-api")) {
      Api party = new Api(hub, other);
      assertThat(party.get(path).statusCode()).as(other).isEqualTo(404);
      assertThat(party.get(path + "/lines").statusCode()).as(other).isEqualTo(404);
      JsonNode chain = party.json("/api/v1/chains?number=4500099001");
      for (String list : List.of("orders", "schedules", "documents", "parts"))
        assertThat(chain.path(list)).as(other).isEmpty();
      assertThat(party.items("/api/v1/documents?number=LS-99001")).as(other).isEmpty();
      assertThat(
              party
                  .get("/api/v1/edi/interchanges/" + ordered.path("id").asString() + "/effects")
                  .statusCode())
          .as(other)
          .isEqualTo(404);
    }
    assertThat(new Api(hub, "shenji-audit").get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void the_chain_of_an_order_matches_what_was_despatched_received_and_invoiced() {
    for (String party : List.of("hengyue-edi", "jiaxin-api")) {
      String as = party.startsWith("jiaxin") ? "&as=supplier" : "";
      JsonNode chain = new Api(hub, party).json("/api/v1/chains?number=4500099001" + as);
      assertThat(chain.at("/orders/0/state").asString()).isEqualTo("open");
      assertThat(chain.path("documents").valueStream().map(it -> it.path("kind").asString()))
          .containsExactly("despatch-advice", "receipt-advice", "invoice", "test-results");
      JsonNode rod = chain.at("/parts/0");
      assertThat(rod.path("part").asString()).isEqualTo("HY-24091");
      assertThat(rod.path("ordered").asString()).isEqualTo("120");
      assertThat(rod.path("despatched").asString()).isEqualTo("120");
      assertThat(rod.path("received").asString()).isEqualTo("118");
      assertThat(rod.path("invoiced").asString()).isEqualTo("120");
      assertThat(rod.path("remarks").valueStream().map(JsonNode::asString))
          .containsExactly("received-under-despatched", "invoiced-over-received");
      assertThat(chain.at("/parts/1/remarks")).isEmpty();
    }
  }

  @Test
  void one_transmission_of_several_delivery_notes_is_chained_with_what_names_one_of_them() {
    var out =
        new VdaWriter(ISO_8859_1, false)
            .record("711", "03", "HENGYUE", "JIAXIN", "90", "91", "261126")
            .record("712", "03", "20001234");
    for (String note : List.of("70009901", "70009902"))
      out.record("713", "03", note, "261126", "", "", "", "4500099913")
          .record("714", "03", "HY-99", "", "", "20000", "ST");
    jiaxin.handIn(new String(out.end("711", "02").toBytes(), ISO_8859_1));
    hengyue.handIn(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261127:0900+DOC-5'UNH+1+RECADV:D:96A:UN'"
            + "BGM+632+WE-9913+9'DTM+137:20261127:102'RFF+DQ:70009902'NAD+BY+HENGYUE::92'"
            + "NAD+SU+JIAXIN::92'CPS+1'LIN+1++HY-99:IN'QTY+194:20:PCE'UNT+10+1'UNZ+1+DOC-5'");
    JsonNode chain = hengyue.json("/api/v1/chains?number=4500099913");
    assertThat(chain.path("documents").valueStream().map(it -> it.path("kind").asString()))
        .containsExactly("despatch-advice", "receipt-advice");
    assertThat(chain.at("/parts/0/despatched").asString()).isEqualTo("40");
    assertThat(chain.at("/parts/0/received").asString()).isEqualTo("20");
  }

  @Test
  void documents_are_found_by_order_part_and_kind() {
    assertThat(numbers("order=4500099001"))
        .containsExactly("PZ-3901", "RE-5901", "WE-7901", "LS-99001");
    assertThat(numbers("order=4500099001&part=HY-24092&kind=invoice")).containsExactly("RE-5901");
    assertThat(numbers("order=4500099850")).containsExactly("LS-99850");
    assertThat(numbers("order=none")).isEmpty();
  }

  @Test
  void interchanges_are_found_by_the_order_and_the_part_they_spoke_of() {
    String list = "/api/v1/edi/interchanges?direction=in&limit=100&order=4500099001";
    assertThat(references(hengyue, list))
        .containsExactly("DOC-6", "DOC-4", "DOC-3", "DOC-2", "DOC-1");
    assertThat(references(hengyue, list + "&part=HY-24091&type=DESADV")).containsExactly("DOC-2");
    assertThat(references(jiaxin, list)).hasSize(5);
    assertThat(references(hengyue, list + "&part=none")).isEmpty();
    assertThat(references(new Api(hub, "hongzhu-api"), list)).isEmpty();
    assertThat(references(new Api(hub, "lingyun-edi"), list)).isEmpty();
    assertThat(references(new Api(hub, "shenji-audit"), list)).hasSize(5);
    String answers = list.replace("direction=in", "direction=out") + "&type=CONTRL";
    assertThat(hengyue.items(answers)).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    String counts = list.replace("?", "/counts?");
    assertThat(jiaxin.json(counts).path("incoming").path("accepted").asInt()).isEqualTo(5);
  }

  @Test
  void the_operator_finds_them_and_reads_nothing_of_what_they_changed() {
    Api operator = new Api(hub, "operator@weft");
    String list = "/api/v1/edi/interchanges?direction=in&limit=100";
    assertThat(references(operator, list + "&order=4500099001"))
        .containsExactly("DOC-6", "DOC-4", "DOC-3", "DOC-2", "DOC-1");
    assertThat(references(operator, list + "&order=4500099001&part=HY-24091&type=DESADV"))
        .containsExactly("DOC-2");
    assertThat(references(operator, list + "&part=JX-ROD-80")).contains("DOC-2");
    assertThat(references(operator, list + "&order=none")).isEmpty();
    assertThat(references(operator, list + "&part=none")).isEmpty();
    assertThat(
            operator
                .json("/api/v1/edi/interchanges/counts?direction=in&order=4500099001")
                .at("/incoming/accepted")
                .asInt())
        .isEqualTo(5);
    for (String closed : List.of("documents", "orders", "call-offs", "chains?number=4500099001"))
      assertThat(operator.get("/api/v1/" + closed).statusCode()).as(closed).isEqualTo(403);
    String contents =
        """
        select count(*) from (values ('document_line', 'quantity'), ('document_line', 'amount'),
          ('document_line', 'price'), ('document_line', 'measurements'), ('document', 'payable'),
          ('document', 'buyer'), ('purchase_order', 'lines'), ('delivery_schedule', 'buyer')) it (name, col)
        where has_column_privilege('weft_operator', 'weft.' || name, col, 'select')
        """;
    assertThat(hub.superuser().sql(contents).query(Integer.class).single()).isZero();
  }

  private static List<String> references(Api party, String list) {
    return party.items(list).stream().map(it -> it.path("reference").asString()).toList();
  }

  @Test
  void from_a_segment_to_everything_it_changed() {
    String path =
        "/api/v1/edi/interchanges/" + ordered.path("id").asString() + "/effects?limit=500";
    List<JsonNode> all = hengyue.items(path);
    assertThat(all)
        .extracting(it -> it.path("kind").asString())
        .containsExactlyInAnyOrder(
            "order", "order-line", "order-quantity", "order-price", "order-line", "order-quantity");
    // LIN+10 is segment 9; all segments below it belong to it, UNH and BGM to the order and both
    // lines.
    List<JsonNode> first = hengyue.items(path + "&segment=9");
    assertThat(first)
        .extracting(it -> it.path("kind").asString())
        .containsExactly("order-line", "order-quantity", "order-price");
    assertThat(first.getFirst().path("line").asString()).isEqualTo("10");
    assertThat(first.getFirst().path("now").asString()).isEqualTo("120");
    assertThat(hengyue.items(path + "&segment=3")).hasSize(6);
    assertThat(jiaxin.items(path + "&as=supplier")).hasSize(6);
    assertThat(jiaxin.items(path + "&as=supplier&segment=9")).hasSize(3);
  }

  private List<String> numbers(String query) {
    return hengyue.items("/api/v1/documents?" + query).stream()
        .map(it -> it.path("number").asString())
        .toList();
  }

  private static JsonNode document(Api party, String number) {
    return party.items("/api/v1/documents?number=" + number + as(party)).getFirst();
  }

  private static String lines(JsonNode document) {
    return "/api/v1/documents/" + document.path("id").asString() + "/lines";
  }

  /** JIAXIN buys too; here it reads as the supplier. */
  private static String as(Api party) {
    return party.json("/api/v1/me").at("/party/code").asString().equals("JIAXIN")
        ? "&as=supplier"
        : "";
  }
}
