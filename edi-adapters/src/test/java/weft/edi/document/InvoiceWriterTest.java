package weft.edi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.document.Documents.assertRefused;
import static weft.edi.document.Documents.charged;
import static weft.edi.document.Documents.document;
import static weft.edi.document.Documents.line;
import static weft.edi.document.Documents.rule;
import static weft.edi.document.Documents.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Tax;
import weft.document.LineBuilder;
import weft.measure.Quantity;

class InvoiceWriterTest {
  @Test
  void an_invoice_has_the_sum_of_its_lines() {
    var invoice =
        document(
            Kind.SELF_BILLED_INVOICE,
            "RE-1",
            LineBuilder.line("1", "P")
                .quantity(Quantity.of(4), "PCE")
                .order("O", "10")
                .despatchAdvice("D")
                .amount(new BigDecimal("10.25"))
                .build(),
            line("2", "Q", Quantity.of(3), "PCE", "O", BigDecimal.ONE));
    assertThat(text(invoice, rule("INVOIC", "D96A")))
        .contains("BGM+389+RE-1+9'", "MOA+203:10.25'RFF+ON:O:10'RFF+AAK:D'")
        .contains("UNS+S'CNT+2:2'MOA+79:11.25'UNT");
    assertThat(text(invoice, rule("810", "004010")))
        .contains("BIG*20261126*RE-1**O~", "IT1*1*4*EA*2.5625**BP*P*PL*10~REF*PO*O~REF*SI*D~")
        .contains("IT1*2*3*EA*0.3333333333**BP*Q~PAM****1*1~REF*PO*O~", "TDS*1125~CTT*2~");
  }

  private static final BusinessDocument INVOICED =
      charged(
          Kind.INVOICE,
          "RE-2",
          "CNY",
          new Payable(
              List.of(new Tax("VAT", new BigDecimal("13"), new BigDecimal("52.65"))),
              new BigDecimal("457.65"),
              LocalDate.of(2026, 12, 26)),
          priced("1", "45", Quantity.of(100), null, false, "405"));

  private static Line priced(
      String line,
      String price,
      Quantity per,
      @Nullable String unit,
      boolean gross,
      String amount) {
    return LineBuilder.line(line, "P")
        .quantity(Quantity.of(900), "PCE")
        .amount(new BigDecimal(amount))
        .price(new Price(new BigDecimal(price), per, unit, gross))
        .build();
  }

  @Test
  void what_an_invoice_asks_for_stands_there_as_it_was_stated() {
    assertThat(text(INVOICED, rule("INVOIC", "D96A")))
        .contains("NAD+SU+JIAXIN::92'CUX+2:CNY:4'PAT+3'DTM+13:20261226:102'LIN")
        .contains("QTY+47:900:PCE'MOA+203:405'PRI+AAA:45:::100'")
        .contains(
            "CNT+2:1'MOA+79:405'MOA+77:457.65'MOA+176:52.65'TAX+7+VAT+++:::13'MOA+124:52.65'");
    assertThat(text(INVOICED, rule("INVOIC", "D04A"))).contains("PYT+3'DTM+13:20261226:102'");
    assertThat(text(INVOICED, rule("810", "004010")))
        .contains(
            "BIG*20261126*RE-2~CUR*SE*CNY~N1*BY", "ITD*03*****20261226~IT1*1*900*EA*45*HP*BP*P~")
        .contains("~TDS*45765~TXI*VA*52.65*0.13~CTT*1~");
  }

  @Test
  void what_the_total_has_beside_lines_and_taxes_stands_there_in_one_sum() {
    assertThat(text(asking("477.65"), rule("INVOIC", "D96A")))
        .contains(
            "MOA+77:477.65'MOA+176:52.65'TAX+7+VAT+++:::13'MOA+124:52.65'ALC+C'MOA+8:20.00'UNT");
    assertThat(text(asking("477.65"), rule("810", "004010")))
        .contains("~TDS*47765~TXI*VA*52.65*0.13~SAC*C*ZZZZ***2000~CTT*1~");
    assertThat(text(asking("437.65"), rule("INVOIC", "D96A"))).contains("ALC+A'MOA+8:20.00'UNT");
    assertThat(text(asking("437.65"), rule("810", "004010"))).contains("~SAC*A*ZZZZ***2000~");
    assertThat(text(asking("457.66"), rule("INVOIC", "D96A"))).as("rounded").doesNotContain("ALC+");
  }

  private static BusinessDocument asking(String total) {
    return charged(
        Kind.INVOICE,
        "RE-3",
        "CNY",
        new Payable(
            List.of(new Tax("VAT", new BigDecimal("13"), new BigDecimal("52.65"))),
            new BigDecimal(total),
            null),
        priced("1", "45", Quantity.of(100), null, false, "405"));
  }

  @Test
  void where_an_invoice_states_no_total_none_is_made_up() {
    var without =
        charged(Kind.INVOICE, "R", null, null, priced("1", "1", Quantity.of(1), null, false, "9"));
    assertThat(text(without, rule("INVOIC", "D96A")))
        .contains("MOA+79:9'UNT")
        .doesNotContain("77:");
    var taxed =
        charged(
            Kind.INVOICE,
            "R",
            null,
            new Payable(List.of(new Tax("VAT", null, BigDecimal.ONE)), null, null),
            priced("1", "1", Quantity.of(1), null, false, "9"));
    assertThat(text(taxed, rule("INVOIC", "D96A"))).contains("MOA+79:9'MOA+176:1'TAX+7+VAT'");
    assertRefused(taxed, rule("810", "004010"), "no total");
    var fine = new Payable(List.of(), new BigDecimal("1.005"), null);
    assertRefused(charged(Kind.INVOICE, "R", "KWD", fine), rule("810", "004010"), "1.005");
  }

  @Test
  void a_price_that_an_810_cannot_multiply_is_said_by_the_amount() {
    String text =
        text(
            document(
                Kind.INVOICE,
                "R",
                priced("1", "7", Quantity.of(1), "TNE", false, "405"),
                priced("2", "7", Quantity.of(1), null, true, "405"),
                priced("3", "45", Quantity.of(10), null, false, "405"),
                priced("4", "45", Quantity.of(100), null, false, "400")),
            rule("810", "004010"));
    assertThat(text)
        .contains(
            "IT1*1*900*EA*0.45**BP*P~IT1*2*900*EA*0.45**BP*P~IT1*3*900*EA*4.5**BP*P~PAM****1*405~")
        .contains("IT1*4*900*EA*45*HP*BP*P~PAM****1*400~");
  }

  @Test
  void an_invoice_of_which_a_line_has_no_amount_is_not_written() {
    var open = line("7", "P", Quantity.of(1), "PCE", null, null);
    assertRefused(document(Kind.INVOICE, "R", open), rule("INVOIC", "D96A"), "Line 7");
    assertRefused(document(Kind.INVOICE, "R", open), rule("810", "004010"), "Line 7");
    var uncounted = line("8", "P", null, null, null, BigDecimal.ONE);
    assertRefused(document(Kind.INVOICE, "R", uncounted), rule("810", "004010"), "Line 8");
  }
}
