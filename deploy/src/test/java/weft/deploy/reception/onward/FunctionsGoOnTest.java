package weft.deploy.reception.onward;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.document.WhenDocumentKeptThenWriteToPartner;
import weft.interchange.MessageResult.Outcome;

/**
 * A forwarded document tells its receiver its effect on earlier documents, and its kind of invoice.
 */
@Beside("own")
class FunctionsGoOnTest {
  private static GoingOn going;
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    going = new GoingOn(it -> new WhenDocumentKeptThenWriteToPartner(it.answering()));
    hub = going.hub;
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static InterchangeResult edifact(
      String reference, String from, String to, String type, String body) {
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    return going.apply(
        "UNB+UNOC:3+%2$s:ZZ+%3$s:ZZ+261126:0900+%1$s'UNH+1+%4$s:UN'%5$sUNT+%6$d+1'UNZ+1+%1$s'"
            .formatted(reference, from, to, type, body, count),
        from);
  }

  private static InterchangeResult desadv(String reference, String number, String function) {
    return edifact(
        reference,
        "HONGZHU",
        "LINGYUN",
        "DESADV:D:97A",
        "BGM+351+%s+%s'NAD+BY+LINGYUN::92'NAD+SU+HONGZHU::92'CPS+1'LIN+1++P-1:IN'QTY+12:4:PCE'"
            .formatted(number, function));
  }

  private static InterchangeResult invoic(String reference, String from, String name) {
    return edifact(
        reference,
        from,
        from.equals("HONGZHU") ? "LINGYUN" : "HONGZHU",
        "INVOIC:D:01B",
        "BGM+%s+B-%s+9'DTM+137:20261126:102'NAD+BY+LINGYUN::92'NAD+SU+HONGZHU::92'LIN+1++P-1:IN'QTY+47:4:PCE'MOA+203:100'UNS+S'MOA+77:100'"
            .formatted(name, reference));
  }

  private static String written(String type, InterchangeResult of) throws InterruptedException {
    return hub.written(type, String.valueOf(of.id()));
  }

  @Test
  void a_replacement_a_cancellation_and_a_copy_arrive_as_such_in_both_standards() throws Exception {
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("856", "004010"));
    assertThat(written("856", desadv("FG-1", "LS-F1", "9"))).contains("BSN*00*LS-F1*");
    assertThat(written("856", desadv("FG-2", "LS-F1", "5"))).contains("BSN*05*LS-F1*");
    assertThat(written("856", desadv("FG-3", "LS-F1", "1"))).contains("BSN*01*LS-F1*");
    assertThat(written("856", desadv("FG-4", "LS-F1", "7"))).contains("BSN*07*LS-F1*");
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("DESADV", "D96A"));
    assertThat(written("DESADV", desadv("FG-5", "LS-F1", "5"))).contains("BGM+351+LS-F1+5'");
    assertThat(written("DESADV", desadv("FG-6", "LS-F1", "17"))).contains("BGM+351+LS-F1+1'");
  }

  @Test
  void VDA_has_no_sign_for_any_of_them() throws Exception {
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("4913", "03"));
    InterchangeResult result = desadv("FG-7", "12345", "1");
    assertThat(written("4913", result)).isEqualTo("unwritten ");
    assertThat(requireNonNull(hub.sent("HONGZHU", "4913").getFirst().lastError()).en())
        .contains("cancellation");
  }

  @Test
  void a_function_that_is_not_understood_is_refused_and_does_not_go_on() {
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("DESADV", "D96A"));
    InterchangeResult result = desadv("FG-8", "LS-F2", "4");
    assertThat(result.messages().getFirst().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(going.sent(result)).isEmpty();
  }

  @Test
  void credit_and_debit_arrive_as_such_and_a_proforma_stays() throws Exception {
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("810", "004010"));
    assertThat(written("810", invoic("FG-10", "HONGZHU", "381")))
        .contains("BIG*20261126*B-FG-10*****CR~", "TDS*10000~");
    assertThat(written("810", invoic("FG-11", "HONGZHU", "383")))
        .contains("BIG*20261126*B-FG-11*****DR~");
    assertThat(written("810", invoic("FG-12", "HONGZHU", "384")))
        .contains("BIG*20261126*B-FG-12******05~");
    String selfBilled = written("810", invoic("FG-13", "LINGYUN", "389"));
    assertThat(selfBilled)
        .contains("BIG*20261126*B-FG-13~", "*ZZ*LINGYUN        *ZZ*HONGZHU        *");
    assertThat(written("810", invoic("FG-14", "LINGYUN", "261")))
        .contains("BIG*20261126*B-FG-14*****CR~");
    InterchangeResult proforma = invoic("FG-15", "HONGZHU", "325");
    assertThat(proforma.messages().getFirst().outcome()).isEqualTo(Outcome.KEPT);
    assertThat(going.sent(proforma)).isEmpty();
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("INVOIC", "D96A"));
    assertThat(written("INVOIC", invoic("FG-16", "HONGZHU", "381"))).contains("BGM+381+B-FG-16+9'");
  }

  @Test
  void every_quantity_of_a_stock_report_goes_on() throws Exception {
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("846", "004010"));
    InterchangeResult result =
        edifact(
            "FG-20",
            "HONGZHU",
            "LINGYUN",
            "INVRPT:D:96A",
            "BGM+35+B-20+9'DTM+137:20261126:102'NAD+BY+LINGYUN::92'NAD+SU+HONGZHU::92'"
                + "LIN+1++P-1:IN'QTY+145:4:PCE'LOC+18+HALL 1'QTY+145:6:PCE'LOC+18+HALL 2'");
    assertThat(written("846", result))
        .contains("QTY*17*4*EA~LS*PLACE~REF*LU*HALL 1~LE*PLACE~")
        .contains("QTY*17*6*EA~LS*PLACE~REF*LU*HALL 2~LE*PLACE~");
    assertThat(going.sent(result)).isEqualTo(List.of("LINGYUN 846 waiting"));
  }
}
