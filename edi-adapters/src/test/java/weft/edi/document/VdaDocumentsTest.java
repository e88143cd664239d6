package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static weft.edi.document.Documents.DAY;
import static weft.edi.document.Documents.JIAXIN;
import static weft.edi.document.Documents.rule;
import static weft.edi.document.VdaStatements.NAMES;
import static weft.edi.document.VdaStatements.again;
import static weft.edi.document.VdaStatements.document;
import static weft.edi.document.VdaStatements.envelope;
import static weft.edi.document.VdaStatements.kilos;
import static weft.edi.document.VdaStatements.line;
import static weft.edi.document.VdaStatements.written;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Tax;
import weft.document.LineBuilder;
import weft.edi.onward.NotWritable;
import weft.edi.reader.EdiReader;
import weft.edi.reader.text.ReaderOptions;
import weft.party.EdiRules.Outbound;
import weft.party.PartnerCharset;

/** Forwarded VDA 4913 and 4908 read back to the same meaning, or are not written. */
class VdaDocumentsTest {
  private static List<String> records(BusinessDocument it) {
    byte[] bytes = written(it, "03", null);
    List<String> records = new String(bytes, ISO_8859_1).lines().toList();
    assertThat(records).allSatisfy(record -> assertThat(record).hasSize(128));
    return records;
  }

  @Test
  void a_despatch_advice_is_a_transport_its_delivery_note_and_the_items_of_each_order() {
    var despatch =
        document(
            Kind.DESPATCH_ADVICE,
            "70001240",
            "PLANT1",
            null,
            kilos("10", "4500012345", null),
            line("20", "HY-2", null, "120", "PCE", "4500012346", null, null, "C-7781"),
            kilos("30", "4500012345", null));
    assertThat(records(despatch))
        .extracting(it -> it.stripTrailing().replaceAll(" +", " "))
        .containsExactly(
            "71103HENGYUE JIAXIN 0000600007261126",
            "7120370001240 000000000000000000000000 0000 2611280000000",
            "7130370001240261126 4500012345 P1",
            "714034711 JX-1 0000000002500KG0000000000000 000 010",
            "714034711 JX-1 0000000002500KG0000000000000 000 030",
            "7130370001240261126 4500012346 P1",
            "71403HY-2 0000000120000ST0000000000000 000 020 C-7781",
            "71903000000100000010000002000000300000000000000000000000000010000000");
  }

  @Test
  void a_self_billed_invoice_credits_what_each_delivery_note_brought() {
    var bill =
        document(
            Kind.SELF_BILLED_INVOICE,
            "GS900001",
            "PLANT1",
            new Payable(
                List.of(new Tax("VAT", new BigDecimal("13"), new BigDecimal("3.25"))),
                new BigDecimal("28.25"),
                DAY.plusDays(30)),
            kilos("1", "4500012345", "LS-99001"),
            kilos("2", null, "70001241"));
    assertThat(records(bill))
        .extracting(it -> it.stripTrailing().replaceAll(" +", " "))
        .containsExactly(
            "82103HENGYUE JIAXIN 0000600007261126",
            "82203GS9000012611262612260000000000000 000000000000000000000003250000000002825 CNY 0",
            "82303LS-99001P1 0000000000000000000 000000000000000000000000000000000000000 4500012345"
                + " 000000",
            "82403 4711 0000000002500KG 00000000000000000000001250"
                + " 000000000000000000000000000000000",
            "8230370001241P1 0000000000000000000 000000000000000000000000000000000000000 000000",
            "82403 4711 0000000002500KG 00000000000000000000001250"
                + " 000000000000000000000000000000000",
            "829030000001000000100000020000002000000000000000000000000000100000000000000000000"
                + "0000000000000");
  }

  private static void assertRefused(BusinessDocument it, String... said) {
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> written(it, "03", null))
        .satisfies(e -> assertThat(e.text().en()).contains(said))
        .satisfies(e -> assertThat(e.text().zh()).isNotEqualTo(e.text().en()));
  }

  private static BusinessDocument despatch(String number, Line... lines) {
    return document(Kind.DESPATCH_ADVICE, number, null, null, lines);
  }

  private static BusinessDocument bill(Line... lines) {
    return document(Kind.SELF_BILLED_INVOICE, "GS1", null, null, lines);
  }

  private static Line with(String part, String quantity, String unit, @Nullable String amount) {
    return line("7", part, null, quantity, unit, "O", "70001240", amount, null);
  }

  @Test
  void a_number_that_VDA_would_make_another_of_is_not_written() {
    Line one = kilos("1", null, null);
    assertRefused(despatch("LS-99001", one), "LS-99001", "digits");
    assertRefused(despatch("070001240", one), "070001240", "zeros");
    assertRefused(despatch("700012400", one), "700012400", "8 characters", "712-03");
    assertRefused(despatch("S-1", kilos("1", null, "70001240")), "70001240", "S-1");
    assertRefused(bill(kilos("1", null, "0815")), "0815", "zeros");
    assertRefused(bill(kilos("1", null, "LS-9900123")), "LS-9900123", "823-03");
    assertRefused(bill(kilos("1", "4500012345-17", "LS-1")), "4500012345-17", "823-12");
    var unnumbered = document(Kind.SELF_BILLED_INVOICE, "", null, null, kilos("1", null, "LS-1"));
    assertRefused(unnumbered, "no number");
  }

  @Test
  void a_value_that_finds_no_room_is_not_cut() {
    var elsewhere =
        document(Kind.DESPATCH_ADVICE, "70001240", "PLANT2", null, kilos("1", null, null));
    assertRefused(elsewhere, "PLANT2", "3 characters", "713-11");
    assertRefused(
        despatch("70001240", with("HY-12345678901234567890", "1", "PCE", null)), "714-03");
    assertRefused(despatch("70001240", with("HY 1 ", "1", "PCE", null)), "spaces");
    assertRefused(despatch("70001240", with("HY-1", "0.1234", "KGM", null)), "3 decimals");
    assertRefused(despatch("70001240", with("HY-1", "10000000000", "PCE", null)), "714-06");
    assertRefused(despatch("70001240", with("HY-1", "1", "CMT", null)), "CMT", "714-07");
    assertRefused(despatch("70001240", with("HY-1", "1", "ST", null)), "ST", "PCE");
    assertRefused(bill(with("HY-1", "1", "PCE", "1.005")), "1.005", "2 decimals");
  }

  @Test
  void what_is_negative_is_not_written_without_its_sign() {
    assertRefused(despatch("70001240", with("HY-1", "-3", "PCE", null)), "-3", "minus");
    assertRefused(bill(with("HY-1", "1", "PCE", "-12.5")), "-12.5", "minus");
  }

  @Test
  void what_VDA_must_have_is_not_made_up() {
    assertRefused(despatch("70001240"), "no lines");
    var suppliers = line("7", "JX-1", "JX-1", "1", "PCE", null, null, null, null);
    assertRefused(despatch("70001240", suppliers), "Line 7", "part number");
    var uncounted = LineBuilder.line("8", "HY-1").build();
    assertRefused(despatch("70001240", uncounted), "Line 8", "quantity");
    assertRefused(bill(kilos("9", null, null)), "Line 9", "despatch advice");
    assertRefused(bill(with("HY-1", "1", "PCE", null)), "Line 7", "amount");
    var rated = new Payable(List.of(new Tax("VAT", BigDecimal.TEN, null)), BigDecimal.ONE, null);
    assertRefused(
        document(Kind.SELF_BILLED_INVOICE, "GS1", null, rated, kilos("1", null, "1")), "tax");
  }

  @Test
  void neither_a_test_nor_a_replacement_goes_on_as_VDA() {
    BusinessDocument despatch = despatch("70001240", kilos("1", null, null));
    Outbound rule = rule("4913", "03");
    var stated = new StatedDocument(despatch, JIAXIN, DAY, NAMES);
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(
            () -> DocumentWriter.write(stated, rule, envelope(rule, despatch.kind(), true, null)))
        .withMessageContaining("test");
    var replacement = new StatedDocument(despatch, JIAXIN, DAY, NAMES, true);
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(
            () ->
                DocumentWriter.write(
                    replacement, rule, envelope(rule, despatch.kind(), false, null)))
        .withMessageContaining("replacement");
  }

  /** ISO 8859-1 by default, ISO 646 as US-ASCII or DIN 66003, and others. */
  @Test
  void characters_are_those_agreed_upon() {
    var umlaut = despatch("70001240", with("Träger", "1", "PCE", null));
    assertThat(again(written(umlaut, "03", null), umlaut.kind()).lines().getFirst().part())
        .isEqualTo("Träger");
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> written(umlaut, "03", US_ASCII))
        .withMessageContaining("characters");
    Charset german = PartnerCharset.agreed("DIN_66003");
    byte[] seven = written(umlaut, "03", german);
    assertThat(new String(seven, US_ASCII)).contains("71403Tr{ger ");
    assertThat(
            EdiReader.read(seven, ReaderOptions.STANDARD.withCharset(german)).segments().toString())
        .contains("Träger");
    Charset chinese = Charset.forName("GB18030");
    var boom = despatch("70001240", with("臂架", "1", "PCE", null));
    byte[] bytes = written(boom, "03", chinese);
    assertThat(EdiReader.read(bytes, ReaderOptions.STANDARD.withCharset(chinese)).allFaults())
        .isEmpty();
    assertThat(new String(bytes, chinese)).contains("71403臂架");
    var longer = despatch("70001240", with("臂架臂架臂架臂架臂架臂架", "1", "PCE", null));
    assertThatExceptionOfType(NotWritable.class).isThrownBy(() -> written(longer, "03", chinese));
  }

  @Test
  void of_two_messages_that_carry_a_document_the_one_made_for_it_is_written() {
    List<Outbound> agreed = List.of(rule("INVOIC", "D96A"), rule("4908", "03"));
    assertThat(DocumentWriter.rule(agreed, Kind.SELF_BILLED_INVOICE)).isEqualTo(agreed.getLast());
    assertThat(DocumentWriter.rule(agreed, Kind.INVOICE)).isEqualTo(agreed.getFirst());
  }
}
