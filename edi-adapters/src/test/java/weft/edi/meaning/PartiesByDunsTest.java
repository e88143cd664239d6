package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;

/** Messages that name parties by D-U-N-S numbers instead of codes and GLNs. */
class PartiesByDunsTest {
  private static final List<String> SCHEDULE =
      List.of("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:-:-");

  private static Meaning delfor(String buyer, String supplier) {
    return Village.PLAIN.meaning(
        "DELFOR",
        "D97A",
        "BGM+241+R7+5'DTM+137:20261123:102'NAD+BY+%s'NAD+SU+%s'GIS+37'NAD+ST+PLANT1::92'"
                .formatted(buyer, supplier)
            + "LIN+1++P1:IN'SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'");
  }

  private static Meaning planned(String supplier) {
    String inner =
        "BFR*05**7*DL*A*20261130**20261124~N1*BY*Hengyue*1*549900011~N1*SU*Jiaxin*%s~"
                .formatted(supplier)
            + "N1*ST**92*PLANT1~LIN*1*BP*P1~UIT*EA~FST*30*C*D*20261201~";
    ReadMessage read =
        Samples.read(X12Samples.set("830", X12Samples.inner(inner))).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, null));
  }

  @Test
  void agency_16_is_D_U_N_S_and_nothing_else() {
    assertThat(streams(delfor("549900011::16", "549900022::16"))).isEqualTo(SCHEDULE);
    assertThat(faults(delfor("549900011::16", "549900022::9")))
        .containsExactly(FaultCode.UNKNOWN_PARTNER);
    assertThat(faults(delfor("549900011::16", "6909990000059::16")))
        .containsExactly(FaultCode.UNKNOWN_PARTNER);
    assertThat(faults(delfor("549900022::16", "549900022::16")))
        .containsExactly(FaultCode.SENDER_MISMATCH);
  }

  /**
   * Element 66: 1 is D-U-N-S, 9 the same with four characters more, which partners use for GLNs.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1*549900022",
        "9*549900022",
        "9*5499000220001",
        "9*549900022AB12",
        "9*6909990000059"
      })
  void N103_says_how_N104_is_to_be_understood(String supplier) {
    assertThat(streams(planned(supplier))).isEqualTo(SCHEDULE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1*5499000220001", "1*6909990000059", "9*54990002200", "UL*549900022"})
  void what_is_no_number_of_that_kind_names_nobody(String supplier) {
    assertThat(faults(planned(supplier))).containsExactly(FaultCode.UNKNOWN_PARTNER);
  }
}
