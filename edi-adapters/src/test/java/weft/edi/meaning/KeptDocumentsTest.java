package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Tax;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.measure.Quantity;

/** The content of EDIFACT and X12 documents apart from their lines' quantities. */
class KeptDocumentsTest {
  private static final String UNB = "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261124:0800+REF1'";
  private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

  private static BusinessDocument document(String text) {
    ReadMessage read = EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    Meaning meaning =
        Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, JIAXIN, HENGYUE));
    BusinessDocument document = requireNonNull(meaning.document());
    assertThat(Village.faults(meaning)).isEqualTo(Village.noted(document));
    return document;
  }

  private static BusinessDocument edifact(String type, String segments) {
    return document(Samples.interchange(UNB, type, segments.split("'")));
  }

  private static BusinessDocument x12(String type, String segments) {
    return document(X12Samples.set(type, X12Samples.inner(segments)));
  }

  private static BusinessDocument invoic(String head, String item, String summary) {
    return edifact(
        "INVOIC:D:96A:UN",
        "BGM+380+R'DTM+137:20261126:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
            + head
            + "LIN+1++P:IN'QTY+47:4:PCE'"
            + item
            + "UNS+S'"
            + summary);
  }

  private static Payable payable(BusinessDocument it) {
    return requireNonNull(it.payable());
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static Tax tax(@Nullable String type, @Nullable String rate, @Nullable String amount) {
    return new Tax(type, rate == null ? null : money(rate), amount == null ? null : money(amount));
  }

  private static Price net(String amount, long per) {
    return new Price(money(amount), Quantity.of(per), null, false);
  }

  @Test
  void an_INVOIC_states_currency_price_tax_total_and_the_day_of_payment() {
    BusinessDocument it =
        invoic(
            "TAX+7+VAT+++:::13'CUX+2:CNY:4'PAT+3'DTM+13:20261231:102'",
            "MOA+203:10.20'PRI+AAB:300:::100'PRI+AAA:255.00:::100:PCE'",
            "MOA+79:10.20'MOA+9:5'MOA+77:11.53'MOA+176:1.33'TAX+7+VAT+++:::13'MOA+124:1.33'");
    assertThat(it.currency()).isEqualTo("CNY");
    assertThat(payable(it))
        .isEqualTo(new Payable(List.of(tax("VAT", "13", "1.33")), money("11.53"), DAY));
    assertThat(it.lines()).extracting(Line::price).containsExactly(net("255", 100));
    assertThat(it.lines()).extracting(Line::amount).containsExactly(money("10.2"));
  }

  @Test
  void an_810_states_the_same_in_its_own_words() {
    BusinessDocument it =
        x12(
            "810",
            "BIG*20261126*R~CUR*SE*CNY~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~ITD*03*****20261231~"
                + "IT1*1*4*EA*255*HP*BP*P~IT1*2*4*EA*3**BP*Q~TXI*VA*9~PAM****1*10~"
                + "TDS*2353~TXI*VA*1.33*.13~SAC*C*H000***100~TXI*VA*.13*.13~CTT*2~");
    assertThat(it.currency()).isEqualTo("CNY");
    assertThat(payable(it))
        .isEqualTo(new Payable(List.of(tax("VAT", "13", "1.33")), money("23.53"), DAY));
    assertThat(it.lines()).extracting(Line::price).containsExactly(net("255", 100), net("3", 1));
    assertThat(it.lines()).extracting(Line::amount).containsExactly(money("10.2"), money("10"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| MOA+79:9 |",
        "| MOA+39:9'MOA+77:8'MOA+9:7 | 8",
        "| MOA+9:7'MOA+39:9 | 9",
        "CUX+2:CNY:4'| MOA+77:1:USD'MOA+77:7:CNY | 7",
        "ALC+C'MOA+9:4' | MOA+79:9 |",
      })
  void the_total_is_that_of_the_whole_in_its_currency(
      @Nullable String head, String summary, @Nullable BigDecimal total) {
    Payable it = invoic(head == null ? "" : head, "MOA+203:9'", summary + "'").payable();
    assertThat(it == null ? null : it.total()).isEqualTo(total);
  }

  @Test
  void the_sum_of_taxes_is_that_of_the_only_one_and_holds_where_none_says_its_own() {
    String two = "TAX+7+VAT+++:::13'TAX+7+VAT+++:::9'";
    assertThat(payable(invoic("", "", "MOA+176:2'")).taxes()).containsExactly(tax(null, null, "2"));
    assertThat(payable(invoic("TAX+7+VAT+++:::13'", "", "MOA+176:2'")).taxes())
        .containsExactly(tax("VAT", "13", "2"));
    assertThat(payable(invoic(two, "", "MOA+176:2'")).taxes())
        .containsExactly(tax("VAT", "13", null), tax("VAT", "9", null), tax(null, null, "2"));
    assertThat(payable(invoic("", "", "MOA+176:2'TAX+7+VAT+++:::13'MOA+125:9'MOA+124:2'")).taxes())
        .containsExactly(tax("VAT", "13", "2"));
    assertThat(invoic("TAX+5+CUD+++:::4'", "TAX+7+VAT+++:::13'MOA+124:1'", "MOA+79:1'").payable())
        .isNull();
  }

  @Test
  void a_day_of_payment_is_one_day_or_none() {
    String parts = "PAT+10'DTM+13:20261130:102'PAT+10'DTM+13:20261231:102'";
    assertThat(invoic(parts, "", "MOA+79:1'").payable()).isNull();
  }

  @Test
  void an_amount_in_another_currency_is_not_one_of_the_invoice() {
    Line line =
        invoic("CUX+2:CNY:4'", "MOA+203:9'CUX+2:USD:4'PRI+AAA:3'", "MOA+79:9'").lines().getFirst();
    assertThat(line.amount()).isNull();
    assertThat(line.price()).isEqualTo(net("3", 1));
    assertThat(invoic("CUX+2:CNY:4'", "MOA+203:9:USD'", "MOA+79:9'").lines().getFirst().amount())
        .isNull();
  }

  private static BusinessDocument desadv(String head, String item) {
    return edifact(
        "DESADV:D:96A:UN",
        "BGM+351+L'DTM+137:20261230:102'" + head + "CPS+1'LIN+1++P:IN'QTY+12:4:PCE'" + item);
  }

  @Test
  void a_despatch_says_when_it_left_and_arrives_and_where() {
    BusinessDocument it =
        desadv("DTM+11:202612310800:203'DTM+132:20270102:102'NAD+ST+6909990000011::9'", "");
    assertThat(it.shipped()).isEqualTo(DAY);
    assertThat(it.arrives()).isEqualTo(LocalDate.of(2027, 1, 2));
    assertThat(it.shipTo()).isEqualTo("PLANT1");
    assertThat(desadv("DTM+17:20270103:102'DTM+132:20270102:102'", "").arrives())
        .isEqualTo(LocalDate.of(2027, 1, 3));
    String s =
        "BSN*00*LS*20261230*0800~HL*1**S~DTM*011*20261231~DTM*371*20270102~N1*ST**92*PLANT1~";
    BusinessDocument notice = x12("856", s + "HL*2*1*O~HL*3*2*I~LIN**BP*P~SN1**4*EA~CTT*3~");
    assertThat(notice.shipped()).isEqualTo(DAY);
    assertThat(notice.arrives()).isEqualTo(LocalDate.of(2027, 1, 2));
    assertThat(notice.shipTo()).isEqualTo("PLANT1");
  }

  @Test
  void of_several_places_none_is_where_it_all_goes() {
    assertThat(desadv("NAD+CN+PLANT2::92'NAD+ST+PLANT1::92'", "").shipTo()).isEqualTo("PLANT1");
    assertThat(desadv("NAD+ST+PLANT2::92'NAD+ST+PLANT1::92'", "").shipTo()).isNull();
    assertThat(desadv("NAD+DP+GATE 7::92'", "").shipTo()).isEqualTo("GATE 7");
  }

  private static List<String> orders(BusinessDocument it) {
    return it.lines().stream().map(line -> line.order() + "/" + line.orderLine()).toList();
  }

  @Test
  void a_line_s_order_is_no_other_line_s_in_X12_as_in_EDIFACT() {
    String head = "BIA*00*SI*N*20261126~";
    String lines = "LIN*1*BP*P*PL*10~REF*PO*A~LIN*2*BP*Q~CTT*2~";
    assertThat(orders(x12("846", head + lines))).containsExactly("A/10", "null/null");
    assertThat(orders(x12("846", head + "REF*PO*B~" + lines))).containsExactly("A/10", "B/null");
    String notice = "BSN*00*LS*20261230*0800~HL*1**S~HL*2*1*O~PRF*A~HL*3*2*I~LIN**BP*P~";
    BusinessDocument twice = x12("856", notice + "HL*4*1*O~HL*5*4*I~LIN**BP*Q~CTT*5~");
    assertThat(orders(twice)).containsExactly("A/null", "null/null");
    assertThat(orders(x12("810", "BIG*20261126*R~IT1*1*4*EA*3**BP*P*PO*A*PL*10~TDS*1200~")))
        .containsExactly("A/10");
  }

  @Test
  void the_order_of_a_level_without_items_is_spoken_of_all_the_same() {
    String notice = "BSN*00*LS*20261230*0800~HL*1**S~HL*2*1*O~PRF*A~HL*3*1*O~HL*4*3*I~";
    BusinessDocument it = x12("856", notice + "LIN**BP*P~CTT*4~");
    assertThat(orders(it)).containsExactly("null/null");
    assertThat(it.references()).extracting(BusinessDocument.Reference::number).containsExactly("A");
  }

  private static List<String> measured(Line line) {
    return requireNonNull(line.measurements()).stream()
        .map(
            it ->
                Stream.of(
                        it.purpose(),
                        it.characteristic(),
                        it.method(),
                        it.property(),
                        it.name(),
                        it.significance(),
                        it.value(),
                        it.min(),
                        it.max(),
                        it.unit(),
                        it.batch())
                    .map(part -> part == null ? "-" : part.toString())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void a_QALITY_says_what_was_measured_of_each_item() {
    BusinessDocument it =
        edifact(
            "QALITY:D:96A:UN",
            "BGM+4+T'DTM+137:20261230:102'LIN+1++P:IN'PIA+1+M7:NB'MEA+PD+TH+MMT:4.50'"
                + "CCI++YS+R02::ZZZ:Tensile'MEA+TR++MPA:355:360:510'TEM+ISO6892'MEA+TR+EA+P1:31'"
                + "GIN+BX+B-1'CCI+++CHEM'MEA+TR+AAA:7::Carbon+P1:0.04'MEA+TR+AAB'"
                + "LIN+2++Q:IN'MEA+TR+TC+CEL:20'");
    assertThat(it.kind()).isEqualTo(BusinessDocument.Kind.TEST_RESULTS);
    assertThat(measured(it.lines().getFirst()))
        .containsExactly(
            "PD - - TH - - 4.5 - - MMT -",
            "TR R02 - YS Tensile - 355 360 510 MPA -",
            "TR R02 ISO6892 EA Tensile - 31 - - P1 -",
            "TR CHEM - AAA Carbon 7 0.04 - - P1 B-1");
    assertThat(measured(it.lines().getLast())).containsExactly("TR - - TC - - 20 - - CEL -");
    assertThat(it.codes()).isEqualTo(BusinessDocument.Codes.EDIFACT);
    assertThat(it.lines().getFirst().batch()).isEqualTo("M7");
  }

  @Test
  void an_863_says_what_was_measured_of_each_item() {
    BusinessDocument it =
        x12(
            "863",
            "BTR*00*20261230*0800*RT*T~LIN**HN*0167S60*PO*4711*BP*P~MEA*PD*WT*23115*LB~"
                + "CID**71***AR~TMD*32*ST*016~MEA*TR*YB*60*KS*55*70~CID**68~"
                + "MEA*TR*ZCB*.001*P1***07~MEA*TR*ZC******44~CTT*1~");
    assertThat(it.number()).isEqualTo("T");
    Line line = it.lines().getFirst();
    assertThat(line.batch()).isEqualTo("0167S60");
    assertThat(line.order()).isEqualTo("4711");
    assertThat(measured(line))
        .containsExactly(
            "PD - - WT - - 23115 - - LBR -",
            "TR 71 ST 016 YB AR - 60 55 70 KS -",
            "TR 68 - ZCB - 7 0.001 - - P1 -");
  }

  @Test
  void a_line_of_which_not_all_that_was_measured_can_be_kept_is_not_kept() {
    String measured = "MEA*TR*ZC*.04*P1~".repeat(BusinessDocument.MOST_MEASUREMENTS);
    BusinessDocument it =
        x12(
            "863",
            "BTR*00*20261230*0800*RT*T~LIN**BP*P~CID**68~MEA*TR*ZC*.04*P1~LIN**BP*Q~CID**68~"
                + measured
                + "LIN**BP*R~CTT*3~");
    assertThat(it.lines()).extracting(Line::part).containsExactly("P");
    assertThat(it.lineCount()).isEqualTo(3);
  }

  @Test
  void what_a_despatch_weighs_is_no_measurement() {
    String weighed = "BGM+351+L'CPS+1'LIN+1++P:IN'MEA+AAE+AAL+KGM:7'QTY+12:4:PCE'";
    Line line = edifact("DESADV:D:96A:UN", weighed).lines().getFirst();
    assertThat(line.measurements()).isNull();
  }
}
