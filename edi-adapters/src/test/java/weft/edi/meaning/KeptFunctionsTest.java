package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.party.PartyCode;

/**
 * The header determines a document's effect on an earlier one with its number, and the kind of
 * bill.
 */
class KeptFunctionsTest {
  private static final String UNB = "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261124:0800+REF1'";

  private static Meaning meaning(String text, PartyCode sender) {
    var read = EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    PartyCode receiver = sender.equals(JIAXIN) ? HENGYUE : JIAXIN;
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, sender, receiver));
  }

  private static BusinessDocument document(Meaning meaning) {
    return requireNonNull(meaning.document());
  }

  private static String desadv(String function) {
    return Samples.interchange(
        UNB, "DESADV:D:96A:UN", "BGM+351+LS-1" + function, "DTM+137:20261126:102", "CPS+1");
  }

  private static String invoic(String name, String function) {
    String text =
        "BGM+"
            + name
            + "+R+"
            + function
            + "'DTM+137:20261126:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'LIN+1++P:IN'"
            + "QTY+47:4:PCE'UNS+S'MOA+77:9'";
    return Samples.interchange(UNB, "INVOIC:D:01B:UN", text.split("'"));
  }

  private static String x12(String type, String segments) {
    return X12Samples.set(type, X12Samples.inner(segments));
  }

  private static String invoice(String type, String function) {
    return x12(
        "810",
        "BIG*20261126*R*****%s*%s~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~IT1*1*4*EA*9**BP*P~TDS*3600~"
            .formatted(type, function));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ORIGINAL",
    "+9, ORIGINAL",
    "+6, ORIGINAL",
    "+14, ORIGINAL",
    "+47, ORIGINAL",
    "+5, REPLACEMENT",
    "+18, REPLACEMENT",
    "+1, CANCELLATION",
    "+17, CANCELLATION",
    "+50, CANCELLATION",
    "+7, COPY",
    "+31, COPY",
    "+35, COPY"
  })
  void BGM_1225_says_what_a_document_does(String code, Function does) {
    Meaning meaning = meaning(desadv(code), JIAXIN);
    assertThat(meaning.faults()).isEmpty();
    assertThat(document(meaning).function()).isEqualTo(does);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "4", "13", "16", "20", "21", "27", "29", "33", "46"})
  void a_function_that_does_not_say_the_whole_is_a_fault(String code) {
    assertThat(meaning(desadv("+" + code), JIAXIN).faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.MEANING_UNKNOWN))
        .satisfies(it -> assertThat(it.severity()).isEqualTo(Severity.ERROR))
        .satisfies(it -> assertThat(it.element()).isEqualTo("1225"))
        .satisfies(it -> assertThat(it.text().en()).contains("\"" + code + "\"", "replacement"))
        .satisfies(it -> assertThat(it.text().zh()).contains(code, "替换"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"29", "44", "45"})
  void a_receipt_advice_that_answers_is_a_receipt_all_the_same(String code) {
    String recadv =
        Samples.interchange(
            UNB,
            "RECADV:D:96A:UN",
            "BGM+632+WE-1+" + code,
            "DTM+137:20261126:102",
            "NAD+BY+HENGYUE::92",
            "CPS+1");
    assertThat(meaning(recadv, HENGYUE).faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "856, BSN*%s*LS-1*20261126*0900~HL*1**S~",
    "861, BRA*WE-1*20261126*%s*1~DTM*097*20261126~",
    "846, BIA*%s*SI*B-1*20261126~LIN**BP*P~",
    "863, BTR*%s*20261126***PZ-1~",
    "842, BNR*%s*NC-1*20261126~HL*1**I~"
  })
  void data_element_353_says_it_in_each_set(String type, String segments) {
    for (var it : Function.values()) {
      String code =
          switch (it) {
            case ORIGINAL -> "00";
            case REPLACEMENT -> "05";
            case CANCELLATION -> "01";
            case COPY -> "07";
          };
      Meaning meaning = meaning(x12(type, segments.formatted(code)), JIAXIN);
      assertThat(meaning.faults()).isEmpty();
      assertThat(document(meaning).function()).as(code).isEqualTo(it);
    }
    assertThat(meaning(x12(type, segments.formatted("04")), JIAXIN).faults()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "380, 9, INVOICE, ORIGINAL",
    "381, 9, CREDIT_NOTE, ORIGINAL",
    "381, 5, CREDIT_NOTE, REPLACEMENT",
    "83, 9, CREDIT_NOTE, ORIGINAL",
    "261, 9, SELF_BILLED_CREDIT_NOTE, ORIGINAL",
    "383, 9, DEBIT_NOTE, ORIGINAL",
    "384, 9, INVOICE, REPLACEMENT",
    "384, 1, INVOICE, CANCELLATION",
    "389, 9, SELF_BILLED_INVOICE, ORIGINAL",
    "388, 9, INVOICE, ORIGINAL"
  })
  void the_name_of_an_INVOIC_says_which_bill_it_is(
      String name, String function, Kind kind, Function does) {
    Meaning meaning = meaning(invoic(name, function), JIAXIN);
    assertThat(meaning.faults()).isEmpty();
    assertThat(document(meaning).kind()).isEqualTo(kind);
    assertThat(document(meaning).function()).isEqualTo(does);
  }

  @ParameterizedTest
  @ValueSource(strings = {"325", "386"})
  void a_bill_of_another_name_is_kept_with_a_note_and_is_no_invoice(String name) {
    Meaning meaning = meaning(invoic(name, "9"), JIAXIN);
    assertThat(document(meaning).kind()).isEqualTo(Kind.OTHER_INVOICE);
    assertThat(meaning.faults())
        .singleElement()
        .satisfies(it -> assertThat(it.severity()).isEqualTo(Severity.NOTE))
        .satisfies(it -> assertThat(it.element()).isEqualTo("1001"))
        .satisfies(it -> assertThat(it.text().en()).contains(name));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', INVOICE, ORIGINAL",
    "DI, 00, INVOICE, ORIGINAL",
    "CR, '', CREDIT_NOTE, ORIGINAL",
    "CN, 05, CREDIT_NOTE, REPLACEMENT",
    "DR, '', DEBIT_NOTE, ORIGINAL",
    "CO, '', INVOICE, REPLACEMENT",
    "DU, '', INVOICE, COPY",
    "'', 01, INVOICE, CANCELLATION"
  })
  void BIG07_and_BIG08_say_it_of_an_810(String type, String function, Kind kind, Function does) {
    Meaning meaning = meaning(invoice(type, function), JIAXIN);
    assertThat(meaning.faults()).isEmpty();
    assertThat(document(meaning).kind()).isEqualTo(kind);
    assertThat(document(meaning).function()).isEqualTo(does);
  }

  @ParameterizedTest
  @CsvSource({"'', SELF_BILLED_INVOICE", "CR, SELF_BILLED_CREDIT_NOTE", "DR, DEBIT_NOTE"})
  void an_810_that_the_buyer_sends_is_in_the_supplier_s_name(String type, Kind kind) {
    assertThat(document(meaning(invoice(type, ""), HENGYUE)).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PP", "ME"})
  void an_810_of_another_type_is_kept_with_a_note(String type) {
    Meaning meaning = meaning(invoice(type, ""), JIAXIN);
    assertThat(document(meaning).kind()).isEqualTo(Kind.OTHER_INVOICE);
    assertThat(meaning.faults()).hasSize(1);
  }
}
