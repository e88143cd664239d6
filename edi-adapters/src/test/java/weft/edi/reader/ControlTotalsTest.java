package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/** Control totals by which a receiver can check a message. */
class ControlTotalsTest {
  private static List<String> orders(String... end) {
    String[] inner = {
      "BGM+220+4500+9",
      "DTM+137:20261124:102",
      "NAD+BY+HENGYUE::92",
      "LIN+10++P-1:IN",
      "QTY+21:4:PCE",
      "DTM+2:20270115:102",
      "LIN+20++P-2:IN",
      "QTY+21:5:PCE",
      "DTM+2:20270115:102",
      "UNS+S"
    };
    String[] all = Arrays.copyOf(inner, inner.length + end.length);
    System.arraycopy(end, 0, all, inner.length, end.length);
    return faults(Samples.read(Samples.message("ORDERS:D:96A:UN", all)));
  }

  private static List<String> faults(ReadInterchange read) {
    return read.allFaults()
        .filter(it -> it.code() == FaultCode.CONTROL_TOTAL)
        .map(it -> it.segment() + " " + it.tag() + " " + it.element() + " " + it.text().en())
        .toList();
  }

  @Test
  void CNT_2_counts_the_lines() {
    assertThat(orders("CNT+2:2")).isEmpty();
    assertThat(orders("CNT+2:02")).isEmpty();
    assertThat(orders("CNT+2:3"))
        .singleElement()
        .asString()
        .startsWith("13 CNT C270.6066 ")
        .contains("says there are 3 lines, but the message has 2");
  }

  @Test
  void what_CNT_1_and_7_sum_only_partners_know() {
    assertThat(orders("CNT+1:17", "CNT+7:200:KGM", "CNT+2:2")).isEmpty();
  }

  @Test
  void a_wrong_total_is_told_where_it_stands_in_both_languages() {
    String text = Samples.text("orders-d96a.edi").replace("CNT+2:2'", "CNT+2:9'");
    Fault told =
        Samples.read(text)
            .allFaults()
            .filter(it -> it.code() == FaultCode.CONTROL_TOTAL)
            .findFirst()
            .orElseThrow();
    assertThat(text.substring((int) told.offset())).startsWith("9'UNT");
    assertThat(told.text().zh()).contains("\u5b9e\u9645\u4e3a 2 \u884c");
  }

  /** Sums PO102 as DE 347 defines it: 10 + 2.5 counts as 10 + 25. */
  @ParameterizedTest
  @CsvSource({
    "CTT*2, ''",
    "CTT*2*35, ''",
    "CTT*2*0000035, ''",
    "CTT*2*12.5, 'CTT CTT02'",
    "CTT*1*35, 'CTT CTT01'",
    "CTT*3*36, 'CTT CTT01 CTT CTT02'",
  })
  void CTT01_counts_the_lines_and_CTT02_is_the_hash_of_their_quantities(String ctt, String wrong) {
    ReadInterchange read =
        Samples.read(
            X12Samples.set(
                "850",
                "BEG*00*SA*4500**20261124",
                "PO1*1*10*EA*2.5**BP*P-1",
                "PO1*2*2.5*KG*1**BP*P-2",
                ctt));
    assertThat(
            read.allFaults()
                .filter(it -> it.code() == FaultCode.CONTROL_TOTAL)
                .map(it -> it.tag() + " " + it.element())
                .toList())
        .hasToString(wrong.isEmpty() ? "[]" : "[" + wrong.replace(" CTT CTT0", ", CTT CTT0") + "]");
  }

  @Test
  void a_hash_of_more_than_ten_digits_loses_its_first() {
    ReadInterchange read =
        Samples.read(
            X12Samples.set(
                "850",
                "BEG*00*SA*4500**20261124",
                "PO1*1*9999999999*EA*2.5**BP*P-1",
                "PO1*2*3*KG*1**BP*P-2",
                "CTT*2*2"));
    assertThat(faults(read)).isEmpty();
  }

  @Test
  void in_an_856_levels_or_lines_are_counted() {
    for (String count : List.of("3", "1"))
      assertThat(faults(Samples.read(advice("CTT*" + count + "*40")))).isEmpty();
    assertThat(faults(Samples.read(advice("CTT*2*40")))).hasSize(1);
    assertThat(faults(Samples.read(advice("CTT*3*41")))).hasSize(1);
  }

  private static String advice(String ctt) {
    return X12Samples.set(
        "856",
        "BSN*00*LS-1*20261126*0900*0001",
        "HL*1**S",
        "HL*2*1*O",
        "PRF*4500",
        "HL*3*2*I",
        "LIN*1*BP*P-1",
        "SN1*1*40*PC",
        ctt);
  }

  @Test
  void the_lines_of_an_invoice_amount_to_what_it_says() {
    assertThat(invoice("30.50")).isEmpty();
    assertThat(invoice("30.52")).as("as far as they may be rounded").isEmpty();
    assertThat(invoice("31.50"))
        .singleElement()
        .asString()
        .contains("MOA C516.5004", "gives 31.50 as the sum of the lines, but they add up to 30.50");
  }

  @Test
  void what_an_invoice_comes_to_is_its_lines_and_taxes() {
    String taxed = "30.50'MOA+77:34.47'MOA+176:3.97'TAX+7+VAT+++:::13'MOA+124:3.97";
    assertThat(invoice(taxed)).isEmpty();
    assertThat(invoice(taxed.replace("77:34.47", "77:34.49"))).as("rounded").isEmpty();
    assertThat(invoice(taxed.replace("77:34.47", "77:43.47")))
        .singleElement()
        .asString()
        .contains("MOA C516.5004", "gives 43.47 as the total, but it comes to 34.47");
    assertThat(invoice(taxed + "'MOA+77:1"))
        .as("another total beside the right one")
        .singleElement()
        .asString()
        .contains("gives 1 as the total, but it comes to 34.47");
    assertThat(invoice(taxed.replace("77:34.47", "77:43.47").replace("176:3.97", "113:3.97")))
        .as("less what was paid before: who knows")
        .isEmpty();
    assertThat(invoice("30.50'MOA+77:99")).as("no tax is stated").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4200,", "4201,", "9999,gives 9999 as the total", "42,but it comes to 4200"})
  void what_an_810_comes_to_is_quantity_by_price(String total, String wrong) {
    String[] lines = {
      "BIG*20261124*R-1",
      "N1*BY**92*HENGYUE",
      "IT1*10*4*EA*8**BP*P-1",
      "IT1*20*5*EA*2**BP*P-2",
      "TDS*" + total
    };
    List<String> told = faults(Samples.read(X12Samples.set("810", lines)));
    if (wrong == null) assertThat(told).isEmpty();
    else assertThat(told).singleElement().asString().contains(wrong);
    String[] freight = Arrays.copyOf(lines, lines.length + 1);
    freight[lines.length] = "SAC*C*D240***500";
    assertThat(faults(Samples.read(X12Samples.set("810", freight)))).isEmpty();
  }

  private static List<String> invoice(String total) {
    String text =
        """
        BGM+380+R-1+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'\
        LIN+1++P-1:IN'QTY+47:4:PCE'MOA+203:10.25'LIN+2++P-2:IN'QTY+47:5:PCE'MOA+203:20.25'\
        UNS+S'CNT+2:2'MOA+79:\
        """
            + total;
    return faults(Samples.read(Samples.message("INVOIC:D:96A:UN", text.split("'"))));
  }

  @Test
  void a_quantity_of_letters_is_none_in_releases_that_would_allow_it() {
    String inner = "QTY+21:4";
    for (String release : List.of("96A", "03B", "10A")) {
      List<String> letters =
          Samples.read(
                  Samples.message(
                      "ORDERS:D:" + release + ":UN",
                      "BGM+220+4500+9",
                      "DTM+137:20261124:102",
                      "NAD+BY+HENGYUE::92",
                      "LIN+10++P-1:IN",
                      inner + "x:PCE",
                      "UNS+S"))
              .allFaults()
              .map(it -> it.code().name().toLowerCase(Locale.ROOT) + " " + it.element())
              .toList();
      assertThat(letters).as(release).containsExactly("element_not_numeric C186.6060");
    }
  }
}
