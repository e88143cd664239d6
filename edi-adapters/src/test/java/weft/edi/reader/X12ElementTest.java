package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.reader.Samples.faults;
import static weft.edi.reader.Samples.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.interchange.Fault;

class X12ElementTest {
  private static final String ORDER =
      X12Samples.set(
          "850",
          "BEG*00*SA*4500**20261124",
          "DTM*002*20261201*0800",
          "N1*ST**92*PLANT1",
          "PO1*1*10*EA*2.5**BP*P-1",
          "MEA*PD*WT*4.2*KG",
          "SCH*10*EA***002*20261201",
          "CTT*1");

  @Test
  void the_order_itself_is_right() {
    assertThat(faults(read(ORDER))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "*SA*4500*, **4500*, element-missing 4 BEG BEG02",
    "*SA*4500*, *SAX*4500*, element-too-long 4 BEG BEG02",
    "*SA*4500*, *S*4500*, element-too-short 4 BEG BEG02",
    "*20261124~, *20261324~, date-invalid 4 BEG BEG05",
    "*20261124~, *2026112A~, date-invalid 4 BEG BEG05",
    "*20261124~, *20270229~, date-invalid 4 BEG BEG05",
    "*20261124~, *261124~, element-too-short 4 BEG BEG05",
    "*0800~, *0860~, time-invalid 5 DTM DTM03",
    "*0800~, *08:00~, time-invalid 5 DTM DTM03",
    "*10*EA*2.5, *1O*EA*2.5, element-not-numeric 7 PO1 PO102",
    "*10*EA*2.5, '*10,5*EA*2.5', element-not-numeric 7 PO1 PO102",
    "*10*EA*2.5, *1.2.3*EA*2.5, element-not-numeric 7 PO1 PO102",
    "*10*EA*2.5, *1234567890123456*EA*2.5, element-too-long 7 PO1 PO102",
    "CTT*1~, CTT*1.5~, element-not-numeric 10 CTT CTT01",
    "CTT*1~, CTT*1**5*KG*2*CR*TEXT*9~, element-unexpected 10 CTT",
    "SE*9*0001, SE*9*0001*X, element-unexpected 11 SE",
  })
  void a_value_that_is_wrong_is_told_where_it_stands(String right, String wrong, String fault) {
    String text = ORDER.replace(right, wrong);
    assertThat(text).isNotEqualTo(ORDER);
    assertThat(faults(read(text))).containsExactly(fault);
  }

  @ParameterizedTest
  @CsvSource({
    // P: all or none
    "N1*ST**92*PLANT1, N1*ST*Plant*92, element-required 6 N1 N104",
    "PO1*1*10*EA*2.5**BP*P-1, PO1*1*10*EA*2.5***P-1, element-required 7 PO1 PO106",
    // R: at least one
    "N1*ST**92*PLANT1, N1*ST, element-required 6 N1 N102",
    "DTM*002*20261201*0800, DTM*002, element-required 5 DTM DTM02",
    // C: if the first, then the others
    "PO1*1*10*EA*2.5**BP*P-1, PO1*1**EA*2.5**BP*P-1, element-required 7 PO1 PO102",
    "SCH*10*EA***002, SCH*10*EA**JIAXIN*002, element-required 9 SCH SCH03",
    // L: if the first, then one of the others
    "SCH*10*EA***002*20261201, SCH*10*EA***002*20261201**010, element-required 9 SCH SCH09",
    // E: at most one
    "MEA*PD*WT*4.2*KG, MEA*PD*WT*4.2*KG****01, element-excluded 8 MEA MEA08",
  })
  void values_come_together_or_exclude_each_other(String right, String wrong, String fault) {
    String text = ORDER.replace(right, wrong);
    assertThat(text).isNotEqualTo(ORDER);
    assertThat(faults(read(text)).getFirst()).isEqualTo(fault);
  }

  @Test
  void a_component_is_named_by_its_place() {
    assertThat(faults(read(ORDER.replace("4.2*KG", "4.2*KGM>X"))))
        .containsExactly("element-too-long 8 MEA MEA04-1", "element-not-numeric 8 MEA MEA04-2");
  }

  @Test
  void a_code_is_checked_where_we_rely_on_it() {
    assertThat(faults(read(ORDER.replace("*0*P*>", "*0*X*>"))))
        .containsExactly("code-not-listed 1 ISA ISA15");
  }

  @Test
  void a_decimal_may_have_a_sign() {
    assertThat(faults(read(ORDER.replace("*EA*2.5*", "*EA*-2.5*")))).isEmpty();
    assertThat(faults(read(ORDER.replace("*EA*2.5*", "*EA*2.5E*"))))
        .containsExactly("element-not-numeric 7 PO1 PO104");
  }

  @Test
  void a_number_wrapped_by_a_line_break_is_a_number() {
    assertThat(faults(read(ORDER.replace("*10*EA*2.5", "*1\n0*EA*2.5"))))
        .containsExactly("line-break 7 PO1 PO102");
  }

  @Test
  void a_fault_says_in_both_languages_what_people_call_it() {
    Fault fault =
        read(ORDER.replace("*10*EA*2.5", "*1O*EA*2.5")).allFaults().findFirst().orElseThrow();
    assertThat(fault.text().en())
        .isEqualTo(
            "Segment 7 (PO1, order line): the value of PO102, quantity ordered must be a number,"
                + " not \"1O\".");
    assertThat(fault.text().zh()).isEqualTo("第 7 段（PO1，订单行）：PO102，订购数量必须是数字，而不是“1O”。");
    assertThat(fault.offset()).isEqualTo(ORDER.indexOf("10*EA*2.5"));
  }
}
