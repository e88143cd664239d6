package weft.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weft.edi.ContrlPolicy.Due;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;

class FunctionalAcknowledgementTest {
  private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 24, 9, 30);
  private static final String[] ORDER = {
    "BEG*00*SA*4500**20261124", "PO1*1*10*EA*2.5**BP*P-1", "CTT*1"
  };
  private static final String CLEAN = X12Samples.set("850", ORDER);

  /** The segments of the answer, which the hub's own reader must read without a fault. */
  private static List<String> answer(String text, Due due) {
    ReadInterchange read = Samples.read(text);
    byte[] answer = FunctionalAcknowledgement.answer(read, due, "00000007", WHEN);
    if (answer == null) return List.of();
    assertThat(Samples.faults(EdiReader.read(answer))).isEmpty();
    return Arrays.stream(new String(answer, StandardCharsets.ISO_8859_1).split("~"))
        .map(String::strip)
        .toList();
  }

  private static List<String> answer(String text) {
    return answer(text, Due.ALWAYS);
  }

  private static List<String> inner(String text) {
    return answer(text).stream().filter(it -> it.matches("(AK|IK|TA)[0-9].*")).toList();
  }

  @Test
  void a_clean_group_is_accepted_in_its_own_release_and_separators() {
    assertThat(answer(CLEAN))
        .containsExactly(
            "ISA*00*          *00*          *ZZ*WEFT           *ZZ*HENGYUE        *261124*0930*U"
                + "*00401*000000007*0*P*>",
            "GS*FA*WEFT*HENGYUE*20261124*0930*7*X*004010",
            "ST*997*0001",
            "AK1*PO*1",
            "AK2*850*0001",
            "AK5*A",
            "AK9*A*1*1*1",
            "SE*6*0001",
            "GE*1*7",
            "IEA*1*000000007");
  }

  @Test
  void from_5010_on_it_is_a_999() {
    String text = X12Samples.interchange(X12Samples.ISA_5010, "850", "005010", ORDER);
    assertThat(inner(text))
        .containsExactly("AK1*PO*1*005010", "AK2*850*0001", "IK5*A", "AK9*A*1*1*1");
    assertThat(FunctionalAcknowledgement.type(Samples.read(text))).isEqualTo("999");
    assertThat(FunctionalAcknowledgement.type(Samples.read(CLEAN))).isEqualTo("997");
  }

  @Test
  void each_wrong_element_is_named_by_segment_position_number_and_code() {
    String text =
        CLEAN.replace("*10*EA*2.5", "*1O*EACH*2.5").replace("20261124~\nPO1", "20261324~\nPO1");
    assertThat(inner(text))
        .containsExactly(
            "AK1*PO*1",
            "AK2*850*0001",
            "AK3*BEG*2**8",
            "AK4*5*373*8*20261324",
            "AK3*PO1*3**8",
            "AK4*2*330*6*1O",
            "AK4*3*355*5*EACH",
            "AK5*R*5",
            "AK9*R*1*1*0");
  }

  @Test
  void missing_repeated_and_unknown_segments_have_codes_of_their_own() {
    String text = CLEAN.replace("PO1*1*10*EA*2.5**BP*P-1", "QQQ*1");
    assertThat(inner(text)).contains("AK3*QQQ*3**1", "AK3*PO1*4**3", "AK5*R*5", "AK9*R*1*1*0");
  }

  @Test
  void a_condition_between_elements_is_code_2() {
    assertThat(inner(CLEAN.replace("BP*P-1", "BP"))).contains("AK3*PO1*3**8", "AK4*7*234*2");
  }

  @Test
  void wrong_counts_and_references_are_told_of_the_set() {
    assertThat(inner(CLEAN.replace("SE*5*", "SE*9*"))).contains("AK5*R*4");
    assertThat(inner(CLEAN.replace("SE*5*0001", "SE*5*0002"))).contains("AK5*R*3");
    assertThat(inner(CLEAN.replace("SE*5*0001~\n", ""))).contains("AK5*R*2");
    assertThat(inner(CLEAN.replace("ST*850", "ST*864"))).contains("AK5*R*1");
  }

  @Test
  void one_bad_set_of_two_is_a_group_accepted_in_part() {
    String set = CLEAN.substring(CLEAN.indexOf("ST*"), CLEAN.indexOf("GE*"));
    String bad = set.replace("*0001~", "*0002~").replace("*10*EA", "*1O*EA");
    assertThat(inner(CLEAN.replace("GE*1*1~", bad + "GE*2*1~")))
        .contains("AK2*850*0001", "AK5*A", "AK2*850*0002", "AK5*R*5", "AK9*P*2*2*1");
  }

  @Test
  void ISA14_asks_for_a_TA1() {
    String text = CLEAN.replace("*0*P*>", "*1*P*>");
    assertThat(inner(text)).startsWith("TA1*000000001*261124*0800*A*000", "AK1*PO*1");
    assertThat(answer(text, Due.IF_ASKED)).isNotEmpty();
    assertThat(answer(CLEAN, Due.IF_ASKED)).isEmpty();
  }

  @Test
  void an_interchange_refused_as_a_whole_is_told_by_TA1_alone() {
    String text = CLEAN.replace("IEA*1*000000001", "IEA*1*000000002");
    assertThat(inner(text)).containsExactly("TA1*000000001*261124*0800*R*001");
    assertThat(inner(CLEAN.replace("IEA*1*", "IEA*3*")))
        .containsExactly("TA1*000000001*261124*0800*R*021");
    assertThat(FunctionalAcknowledgement.type(Samples.read(text))).isEqualTo("TA1");
  }

  @Test
  void acknowledgements_are_never_acknowledged() {
    byte[] answer =
        Objects.requireNonNull(
            FunctionalAcknowledgement.answer(Samples.read(CLEAN), Due.ALWAYS, "7", WHEN));
    assertThat(answer(new String(answer, StandardCharsets.ISO_8859_1))).isEmpty();
    assertThat(answer(X12Samples.ISA + "TA1*000000905*261124*0800*A*000~IEA*0*000000001~"))
        .isEmpty();
  }

  @Test
  void a_partner_without_policy_gets_none() {
    assertThat(answer(CLEAN, Due.NEVER)).isEmpty();
    assertThat(answer(CLEAN, Due.IF_WRONG)).isEmpty();
    assertThat(answer(CLEAN.replace("*10*EA", "*1O*EA"), Due.IF_WRONG)).isNotEmpty();
  }
}
