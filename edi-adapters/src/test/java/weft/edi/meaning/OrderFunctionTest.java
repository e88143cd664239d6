package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.places;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.ordering.LineChange;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;

/**
 * Only a message with the right function places, changes or withdraws an order, in EDIFACT, X12 and
 * IDocs.
 */
class OrderFunctionTest {
  private static final String PARTIES =
      "DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT2::92'";
  private static final String LINE = "LIN+10++P1:IN'QTY+21:60:PCE'DTM+2:20261210:102'";
  private static final String IDOC = new String(Samples.bytes("idoc-orders05-hengyue.xml"), UTF_8);

  private static Meaning orders(String bgm, String lines) {
    return Village.PLAIN.meaning("ORDERS", "D96A", bgm + "'" + PARTIES + lines + "UNS+S'");
  }

  private static Meaning ordchg(String bgm, String lines) {
    return Village.PLAIN.meaning(
        "ORDCHG",
        "D96A",
        bgm + "'DTM+137:20261124:102'RFF+ON:4711'" + parties() + lines + "UNS+S'");
  }

  private static String parties() {
    return PARTIES.substring(PARTIES.indexOf("NAD"));
  }

  private static Meaning x12(String set, String inner) {
    return read(X12Samples.set(set, X12Samples.inner(inner)));
  }

  private static Meaning read(String text) {
    var message = EdiReader.read(text.getBytes(UTF_8)).messages().getFirst();
    assertThat(message.acceptable()).isTrue();
    return Village.PIPELINE.map(message, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
  }

  private static String does(Meaning meaning) {
    assertThat(meaning.isApplicable()).as("%s", meaning.faults()).isTrue();
    return meaning.commands().getFirst().getClass().getSimpleName();
  }

  private static void refusedAt(Meaning meaning, String place) {
    assertThat(places(meaning)).containsExactly("MEANING_UNKNOWN " + place);
    assertThat(meaning.commands()).isEmpty();
    assertThat(meaning.isApplicable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', PlaceOrder", "+9, PlaceOrder", "+6, PlaceOrder", "+47, PlaceOrder",
    "+5, ReplaceOrder", "+18, ReplaceOrder", "+1, CancelOrder", "+50, CancelOrder"
  })
  void BGM_1225_of_an_ORDERS_orders_replaces_or_withdraws(String code, String command) {
    assertThat(does(orders("BGM+220+4711" + code, LINE))).isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2", "3", "4", "7", "8", "10", "11", "13", "14", "15", "16", "20", "21", "23", "24", "25",
        "27", "29", "31", "33", "35", "36", "40", "46", "51", "52", "53"
      })
  void a_copy_draft_request_proposal_or_deletion_orders_nothing(String code) {
    refusedAt(orders("BGM+220+4711+" + code, LINE), "BGM 1225");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "105", "220", "221", "224", "226", "227"})
  void a_document_named_as_an_order_orders(String name) {
    assertThat(does(orders("BGM+" + name + "+4711+9", LINE))).isEqualTo("PlaceOrder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"230", "231", "241", "310", "311", "315", "320", "325", "351", "380"})
  void an_offer_request_contract_or_bill_is_no_order(String name) {
    refusedAt(orders("BGM+" + name + "+4711+9", LINE), "BGM 1001");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ChangeOrder",
    "+4, ChangeOrder",
    "+9, ChangeOrder",
    "+36, ChangeOrder",
    "+1, CancelOrder"
  })
  void BGM_1225_of_an_ORDCHG_changes_or_withdraws(String code, String command) {
    assertThat(does(ordchg("BGM+230+C1" + code, LINE))).isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "5", "7", "13", "16", "20", "27", "29", "31", "33", "46", "52"})
  void a_copy_draft_request_or_proposal_of_a_change_changes_nothing(String code) {
    refusedAt(ordchg("BGM+230+C1+" + code, LINE), "BGM 1225");
  }

  @Test
  void an_answer_to_an_order_is_no_change_of_it() {
    refusedAt(ordchg("BGM+231+C1+4", LINE), "BGM 1001");
  }

  @ParameterizedTest
  @CsvSource({
    "00, SA, PlaceOrder",
    "06, SA, PlaceOrder",
    "00, BK, PlaceOrder",
    "05, SA, ReplaceOrder",
    "18, SA, ReplaceOrder",
    "01, SA, CancelOrder",
    "17, SA, CancelOrder"
  })
  void BEG01_of_an_850_orders_replaces_or_withdraws(String code, String type, String command) {
    assertThat(does(order(code, type))).isEqualTo(command);
  }

  private static Meaning order(String code, String type) {
    return x12(
        "850",
        "BEG*%s*%s*4711**20261124~N1*ST**92*PLANT2~PO1*10*60*EA***BP*P1~DTM*002*20261210~"
            .formatted(code, type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"02", "03", "04", "07", "08", "13", "14", "16", "19", "22", "24", "27", "ZZ"})
  void a_copy_draft_or_request_of_an_850_orders_nothing(String code) {
    refusedAt(order(code, "SA"), "BEG BEG01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BE", "CP", "IN"})
  void an_850_that_estimates_changes_or_informs_orders_nothing(String type) {
    refusedAt(order("00", type), "BEG BEG02");
  }

  @ParameterizedTest
  @CsvSource({"00, ChangeOrder", "04, ChangeOrder", "01, CancelOrder"})
  void BCH01_of_an_860_changes_or_withdraws(String code, String command) {
    assertThat(does(change(code, "PC*60"))).isEqualTo(command);
  }

  private static Meaning change(String code, String change) {
    return x12("860", "BCH*%s*SA*4711***20261124~POC*10*%s**EA~".formatted(code, change));
  }

  @ParameterizedTest
  @ValueSource(strings = {"02", "03", "05", "07", "13", "16", "22", "24", "27"})
  void a_copy_draft_or_replacement_of_an_860_changes_nothing(String code) {
    refusedAt(change(code, "PC*60"), "BCH BCH01");
  }

  @Test
  void QI_and_QD_of_an_860_say_which_way_the_quantity_goes() {
    for (String code : List.of("QI", "QD", "PQ")) {
      var said = (ChangeOrder) change("04", code + "*60").commands().getFirst();
      assertThat(said.changes().getFirst().moves())
          .isEqualTo(
              switch (code) {
                case "QI" -> LineChange.Moves.UP;
                case "QD" -> LineChange.Moves.DOWN;
                default -> null;
              });
    }
    assertThat(places(change("04", "RC*60"))).containsExactly("MEANING_UNKNOWN POC POC02");
  }

  private static String idoc(String type, String header, String line) {
    return IDOC.replace("<MESTYP>ORDERS", "<MESTYP>" + type)
        .replace("<CURCY>", header.isEmpty() ? "<CURCY>" : action(header) + "<CURCY>")
        .replace("<POSEX>", line.isEmpty() ? "<POSEX>" : action(line) + "<POSEX>");
  }

  private static String action(String code) {
    return "<ACTION>" + code + "</ACTION>";
  }

  @ParameterizedTest
  @CsvSource({
    "ORDERS, '', '', PlaceOrder",
    "ORDERS, 000, 001, PlaceOrder",
    "ORDERS, 001, '', CancelOrder",
    "ORDERS, 004, 002, ChangeOrder",
    "ORDCHG, '', 002, ChangeOrder",
    "ORDCHG, 003, 002, ChangeOrder",
    "ORDCHG, 001, '', CancelOrder"
  })
  void ACTION_of_an_IDoc_orders_changes_or_reverses(
      String type, String header, String line, String command) {
    assertThat(does(read(idoc(type, header, line)))).isEqualTo(command);
  }

  @ParameterizedTest
  @CsvSource({"ORDERS, 002", "ORDERS, 003", "ORDCHG, 003", "ORDERS, 005", "ORDCHG, 007"})
  void an_ACTION_that_does_not_say_what_becomes_of_lines_does_nothing(String type, String header) {
    refusedAt(read(idoc(type, header, "")), "E1EDK01 ACTION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"59", "52", "61", "192", "1", "12", "83"})
  void what_is_returned_free_packed_or_sent_is_not_what_is_ordered(String qualifier) {
    String line = LINE.replace("QTY+21", "QTY+" + qualifier);
    assertThat(places(orders("BGM+220+4711+9", line)))
        .containsExactly("MEANING_UNKNOWN QTY C186.6063");
    assertThat(places(ordchg("BGM+230+C1+4", line)))
        .containsExactly("MEANING_UNKNOWN QTY C186.6063");
    Meaning beside =
        orders("BGM+220+4711+9", LINE.replace("'DTM", "'QTY+" + qualifier + ":6:PCE'DTM"));
    assertThat(does(beside)).isEqualTo("PlaceOrder");
  }

  @Test
  void a_delivery_of_a_line_that_is_a_return_is_wrong() {
    String below = "SCC+1'QTY+%s:60:PCE'DTM+2:20261210:102'";
    assertThat(does(orders("BGM+220+4711+9", LINE + below.formatted("11"))))
        .isEqualTo("PlaceOrder");
    assertThat(places(orders("BGM+220+4711+9", LINE + below.formatted("61"))))
        .containsExactly("MEANING_UNKNOWN QTY C186.6063");
  }

  @Test
  void a_line_of_an_order_that_is_deleted_is_none_and_noted() {
    Meaning meaning = orders("BGM+220+4711+9", LINE + LINE.replace("LIN+10+", "LIN+20+2"));
    assertThat(places(meaning)).containsExactly("MEANING_UNKNOWN LIN 1229");
    assertThat(((PlaceOrder) meaning.commands().getFirst()).placed().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "7", "13"})
  void an_action_of_an_answer_changes_no_line(String action) {
    assertThat(places(ordchg("BGM+230+C1+4", LINE.replace("LIN+10+", "LIN+10+" + action))))
        .containsExactly("MEANING_UNKNOWN LIN 1229");
  }
}
