package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.faults;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Tax;
import weft.edi.meaning.words.Meaning;
import weft.edi.writer.VdaWriter;
import weft.interchange.FaultCode;

/** A VDA 4908 is a bill that the buyer writes in the supplier's name. */
class KeptBillsTest extends KeptRecords {
  private static byte[] credited(String kind) {
    return new VdaWriter(ISO_8859_1, true)
        .record("821", "03", "HENGYUE", "JIAXIN", "8", "9", "261125")
        .record(
            "822", "03", "GS900001", "261124", "261224", "", "", "", "", "", "", "CNY", "", kind)
        .record("823", "03", "70001240", "P1", "", "", "", "", "", "", "", "4500012345")
        .record("824", "03", "", "HY-2010-118", "120000", "ST")
        .end("821", "02")
        .toBytes();
  }

  @Test
  void a_4908_is_the_buyer_s_bill_in_the_supplier_s_name() {
    BusinessDocument bill = document(credited("0"), HENGYUE, JIAXIN);
    assertThat(bill.kind()).isEqualTo(Kind.SELF_BILLED_INVOICE);
    assertThat(bill.number()).isEqualTo("GS900001");
    assertThat(bill.issued()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(bill.currency()).isEqualTo("CNY");
    assertThat(bill.payable()).isEqualTo(new Payable(List.of(), null, LocalDate.of(2026, 12, 24)));
    assertThat(bill.lines())
        .extracting(
            it -> it.part() + " " + it.quantity() + " " + it.order() + " " + it.despatchAdvice())
        .containsExactly("HY-2010-118 120 4500012345 70001240");
  }

  /** Amounts have two decimals; zeros mean an unstated amount. */
  private static byte[] billed(String total, String sign) {
    return new VdaWriter(ISO_8859_1, true)
        .record("821", "03", "HENGYUE", "JIAXIN", "8", "9", "261125")
        .record(
            "822", "03", "GS900001", "261124", "", "", "", "", "4966", total, sign, "CNY", "", "0")
        .record("823", "03", "70001240")
        .record("824", "03", "", "HY-1", "120000", "ST", "", "", "38200", "")
        .record("824", "03", "", "HY-2", "1000", "ST", "", "", "150", "-")
        .record("824", "03", "", "HY-3", "1000", "ST")
        .end("821", "02")
        .toBytes();
  }

  @Test
  void a_4908_says_its_amounts() {
    BusinessDocument bill = document(billed("43166", ""), HENGYUE, JIAXIN);
    assertThat(bill.payable())
        .isEqualTo(
            new Payable(
                List.of(new Tax(null, null, new BigDecimal("49.66"))),
                new BigDecimal("431.66"),
                null));
    assertThat(bill.lines())
        .extracting(it -> it.part() + " " + it.amount())
        .containsExactly("HY-1 382", "HY-2 -1.5", "HY-3 null");
  }

  @Test
  void an_amount_whose_sign_is_not_known_is_noted_and_not_read() {
    Meaning meaning = meaning(billed("43166", "S"), HENGYUE, JIAXIN);
    assertThat(faults(meaning))
        .containsExactly(FaultCode.MEANING_UNKNOWN, FaultCode.MEANING_UNKNOWN);
    assertThat(meaning.isApplicable()).isTrue();
    assertThat(Objects.requireNonNull(meaning.document()).payable()).isNull();
  }

  @Test
  void credit_notes_in_several_currencies_say_no_amounts() {
    var out =
        new VdaWriter(ISO_8859_1, true)
            .record("821", "03", "HENGYUE", "JIAXIN", "8", "9", "261125");
    for (String currency : List.of("CNY", "EUR"))
      out.record(
              "822",
              "03",
              "GS" + currency,
              "261124",
              "",
              "",
              "",
              "",
              "",
              "500",
              "",
              currency,
              "",
              "0")
          .record("823", "03", "70001240")
          .record("824", "03", "", "HY-1", "120000", "ST", "", "", "500", "");
    BusinessDocument bill = document(out.end("821", "02").toBytes(), HENGYUE, JIAXIN);
    assertThat(bill.currency()).isNull();
    assertThat(bill.payable()).isNull();
    assertThat(bill.lines()).extracting(Line::amount).containsExactly(null, null);
  }

  @Test
  void receipts_without_a_value_are_receipts() {
    assertThat(document(credited("2"), HENGYUE, JIAXIN).kind()).isEqualTo(Kind.RECEIPT_ADVICE);
  }
}
