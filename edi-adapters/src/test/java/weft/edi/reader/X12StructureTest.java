package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.reader.Samples.faults;
import static weft.edi.reader.Samples.read;

import java.util.List;
import org.junit.jupiter.api.Test;

class X12StructureTest {
  private static final String[] FORECAST = {
    "BFR*05**7*DL*A*20261201*20270228*20261124",
    "N1*ST**92*PLANT1",
    "LIN*1*BP*P-1",
    "UIT*EA",
    "ATH*FI*20261231*500**20260101",
    "FST*40*C*D*20261201",
    "FST*60*D*W*20261207",
    "SHP*01*20*050*20261120",
    "REF*SI*ASN1",
    "LIN*2*BP*P-2",
    "UIT*EA",
    "SDP*A*Y",
    "FST*5*D*W*20261207",
    "CTT*2"
  };
  private static final String CLEAN = X12Samples.set("830", FORECAST);

  private static String without(String segment) {
    String text = CLEAN.replace(segment + "~\n", "");
    assertThat(text).isNotEqualTo(CLEAN);
    return text.replace("SE*16*", "SE*15*");
  }

  @Test
  void loops_are_nested_as_the_standard_has_them() {
    ReadInterchange read = read(CLEAN);
    assertThat(faults(read)).isEmpty();
    Group body = read.messages().getFirst().body();
    List<Group> items = body.groupsAt("LIN");
    assertThat(items).hasSize(2);
    assertThat(items.getFirst().name()).isEqualTo("LIN");
    assertThat(items.getFirst().segments("ATH")).hasSize(1);
    assertThat(items.getFirst().groupsAt("FST")).hasSize(2);
    assertThat(items.getFirst().groupsAt("SHP").getFirst().segments("REF")).hasSize(1);
    assertThat(items.getLast().groupsAt("SDP").getFirst().segments("FST")).hasSize(1);
    assertThat(body.segments("CTT")).hasSize(1);
  }

  @Test
  void what_is_mandatory_and_missing_is_told_where_it_should_stand() {
    assertThat(faults(read(without("BFR*05**7*DL*A*20261201*20270228*20261124"))))
        .containsExactly("segment-missing 4 BFR");
    String none =
        X12Samples.set("830", "BFR*05**7*DL*A*20261201*20270228*20261124", "N1*ST**92*PLANT1");
    assertThat(faults(read(none))).containsExactly("group-missing 6 LIN");
    assertThat(faults(read(none.replace("~\nSE*5", "~\nCTT*1~\nSE*6"))))
        .as("that there are no lines to be counted is told")
        .containsExactly("group-missing 6 LIN");
  }

  @Test
  void a_segment_of_another_set_is_told_and_the_rest_still_read() {
    String text = CLEAN.replace("UIT*EA~\nATH", "PO1*1*1*EA~\nATH");
    assertThat(faults(read(text))).containsExactly("segment-unexpected 7 PO1");
    text = CLEAN.replace("UIT*EA~\nATH", "QQQ*1~\nATH");
    assertThat(faults(read(text))).containsExactly("segment-unknown 7 QQQ");
  }

  @Test
  void a_segment_that_comes_too_often_is_told() {
    String text = CLEAN.replace("CTT*2~\nSE*16", "CTT*2~\nCTT*2~\nSE*17");
    assertThat(faults(read(text))).containsExactly("segment-repeated 18 CTT");
  }

  @Test
  void what_was_dropped_later_is_right_in_the_releases_that_have_it() {
    String[] old = {
      "BEG*00*SA*4500**261124", "NTE*GEN*HANDLE WITH CARE", "PO1*1*1*EA*2**BP*P-1", "CTT*1"
    };
    assertThat(faults(read(X12Samples.interchange(X12Samples.ISA, "850", "003040", old))))
        .isEmpty();
    String[] now = {
      "BEG*00*SA*4500**20261124", "NTE*GEN*HANDLE WITH CARE", "PO1*1*1*EA*2**BP*P-1", "CTT*1"
    };
    assertThat(faults(read(X12Samples.set("850", now))))
        .containsExactly("segment-unexpected 5 NTE");
  }

  @Test
  void text_is_MSG_up_to_4060_and_MTX_from_5010_on() {
    String[] msg = {"BEG*00*SA*4500**20261124", "N9*ZZ*1", "MSG*CALL US", "PO1*1*1*EA*2**BP*P-1"};
    String[] mtx = {"BEG*00*SA*4500**20261124", "N9*ZZ*1", "MTX**CALL US", "PO1*1*1*EA*2**BP*P-1"};
    assertThat(faults(read(X12Samples.set("850", msg)))).isEmpty();
    assertThat(faults(read(X12Samples.interchange(X12Samples.ISA_5010, "850", "005010", mtx))))
        .isEmpty();
    assertThat(faults(read(X12Samples.interchange(X12Samples.ISA_5010, "850", "005010", msg))))
        .containsExactly("segment-unexpected 6 MSG");
  }

  @Test
  void a_call_off_needs_its_unit() {
    String[] callOff = {
      "BSS*05*R7*20261124*DL*20261201*20261231*7", "LIN*1*BP*P-1", "FST*40*C*D*20261201"
    };
    assertThat(faults(read(X12Samples.set("862", callOff))))
        .containsExactly("segment-missing 6 UIT");
  }
}
