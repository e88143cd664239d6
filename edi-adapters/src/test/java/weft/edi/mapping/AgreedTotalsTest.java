package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.interchange.Fault;
import weft.party.EdiRules;
import weft.party.SummedTotal;

/** CNT 1 and 7 are control totals; only the partners know their summands. */
class AgreedTotalsTest {
  private static final EdiRules AGREED =
      Rules.agreed()
          .totals(new SummedTotal("DESADV", "1", "QTY 12"), new SummedTotal("DESADV", "7", "MEA G"))
          .rules();

  private static ReadMessage desadv(String totals) {
    String body =
        "BGM+351+LS-1+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1++4'"
            + "LIN+1++P1:IN'MEA+WT+G+KGM:12.5'QTY+12:40:PCE'QTY+21:50:PCE'"
            + "LIN+2++P2:IN'MEA+WT+G+KGM:7.5'QTY+12:2,5:PCE'"
            + totals;
    long segments = body.chars().filter(it -> it == '\'').count() + 2;
    String text =
        "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261124:0612+T1'UNH+1+DESADV:D:96A:UN'%sUNT+%d+1'UNZ+1+T1'"
            .formatted(body, segments);
    return EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
  }

  private static List<String> compared(String totals, EdiRules rules) {
    ReadMessage message = desadv(totals);
    assertThat(message.faults()).isEmpty();
    return AgreedTotals.compared(message, rules).faults().stream()
        .map(AgreedTotalsTest::said)
        .toList();
  }

  private static String said(Fault it) {
    return it.code() + " " + it.tag() + " " + it.element() + " " + it.severity();
  }

  @Test
  void a_sum_that_was_agreed_upon_and_is_wrong_is_a_fault_at_its_segment() {
    assertThat(compared("CNT+1:42.5'CNT+7:20:KGM'", AGREED)).isEmpty();
    assertThat(compared("CNT+1:92.5'", AGREED))
        .containsExactly("CONTROL_TOTAL CNT C270.6066 ERROR");
    assertThat(compared("CNT+7:19'", AGREED)).containsExactly("CONTROL_TOTAL CNT C270.6066 ERROR");
  }

  @Test
  void where_nobody_said_what_is_summed_it_is_not_compared() {
    assertThat(compared("CNT+1:999'CNT+7:1'", EdiRules.USUAL)).isEmpty();
  }
}
