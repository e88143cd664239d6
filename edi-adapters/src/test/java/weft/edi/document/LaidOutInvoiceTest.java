package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static weft.edi.document.Documents.DAY;
import static weft.edi.document.Documents.JIAXIN;
import static weft.edi.document.VdaStatements.envelope;
import static weft.edi.document.VdaStatements.kilos;
import static weft.edi.table.Layouts.INVOICE;
import static weft.edi.table.Layouts.without;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Tax;
import weft.document.LineBuilder;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.onward.NotWritable;
import weft.edi.onward.TheirNames;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.table.LaidOutRecords;
import weft.edi.table.Layouts;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;
import weft.party.RecordLayout;
import weft.party.RecordLayout.Held;

/** Invoices in a customer's own record layout read back to the same content, or are not written. */
class LaidOutInvoiceTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final Outbound RULE = Documents.rule("4906", "03");
  private static final ReaderOptions LAID_OUT =
      ReaderOptions.STANDARD.withVda(LaidOutRecords.directory(INVOICE));

  private static byte[] written(BusinessDocument it, List<RecordLayout> layouts) {
    var names =
        new TheirNames(
            Map.of("HY-1", "4711"), Map.of(), Map.of("PLANT1", "P1", "PLANT2", "P2"), layouts);
    var stated = new StatedDocument(it, JIAXIN, DAY, names);
    return DocumentWriter.write(stated, RULE, envelope(RULE, it.kind(), false, null));
  }

  private static BusinessDocument again(byte[] bytes) {
    ReadInterchange read = EdiReader.read(bytes, LAID_OUT);
    assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get("4906"))
            .toCommands(
                read.messages().getFirst(), new Correspondents(Village.PLAIN, JIAXIN, HENGYUE));
    assertThat(meaning.faults()).isEmpty();
    return requireNonNull(meaning.document());
  }

  private static BusinessDocument invoice(@Nullable Payable payable, Line... lines) {
    return Documents.of(Kind.INVOICE, "RE900001")
        .payable("CNY", payable)
        .shipTo("PLANT1")
        .lines(lines)
        .build();
  }

  private static Payable total(String total, String taxes) {
    return new Payable(
        List.of(new Tax(null, null, new BigDecimal(taxes))),
        new BigDecimal(total),
        DAY.plusDays(30));
  }

  @Test
  void an_invoice_is_a_812_a_813_for_each_delivery_and_order_and_its_items() {
    byte[] bytes =
        written(
            invoice(
                total("28.25", "3.25"),
                kilos("1", "4500012345", "LS-99001"),
                kilos("2", "4500012346", "70001241"),
                kilos("3", "4500012345", "LS-99001")),
            INVOICE);
    assertThat(new String(bytes, ISO_8859_1).lines())
        .allSatisfy(record -> assertThat(record).hasSize(128))
        .extracting(String::stripTrailing)
        .containsExactly(
            "81103HENGYUE  JIAXIN   0000600007261126",
            "81203RE90000126112620261226  0000000002825 0000000000325CNYRE",
            "81303LS-99001P1 4500012345",
            "814034711                  JX-1                  0000000002500KG 0000000000000"
                + "0000000000001250",
            "814034711                  JX-1                  0000000002500KG 0000000000000"
                + "0000000000001250",
            "8130370001241P1 4500012346",
            "814034711                  JX-1                  0000000002500KG 0000000000000"
                + "0000000000001250",
            "81903000000100000010000002000000300000010000000002825      END");
  }

  @Test
  void what_is_below_zero_has_its_sign_in_the_field_for_it() {
    Line back =
        LineBuilder.line("1", "HY-2")
            .quantity(Quantity.of("4"), "PCE")
            .amount(new BigDecimal("-12"))
            .build();
    byte[] bytes = written(invoice(total("-13.56", "-1.56"), back), INVOICE);
    BusinessDocument again = again(bytes);
    assertThat(requireNonNull(again.payable()).total()).isEqualByComparingTo("-13.56");
    assertThat(again.lines().getFirst().amount()).isEqualByComparingTo("-12");
    assertRefused(invoice(total("-13.56", "1.56"), back), INVOICE, "812", "one sign");
    assertRefused(invoice(null, back), without(Held.SIGN), "minus");
  }

  private static void assertRefused(
      BusinessDocument it, List<RecordLayout> layouts, String... said) {
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> written(it, layouts))
        .satisfies(e -> assertThat(e.text().en()).contains(said))
        .satisfies(e -> assertThat(e.text().zh()).isNotEqualTo(e.text().en()));
  }

  @Test
  void what_the_layout_cannot_say_is_not_written() {
    Line kilos = kilos("1", "4500012345", "LS-99001");
    Line perHundred =
        LineBuilder.line("1", "HY-2")
            .quantity(Quantity.of("4"), "PCE")
            .amount(BigDecimal.TEN)
            .price(new Price(BigDecimal.TEN, Quantity.of("100"), null, false))
            .build();
    assertRefused(invoice(null, kilos), List.of(), "812", "laid out");
    assertRefused(invoice(null, perHundred), without(Held.PRICE_BASIS), "price for 100");
    assertThat(written(invoice(null, perHundred), without(Held.PRICE, Held.PRICE_BASIS)))
        .as("what has no field is left out")
        .isNotEmpty();
    assertRefused(invoice(null, kilos("1", null, "0815")), INVOICE, "zeros");
    assertRefused(
        invoice(
            null,
            LineBuilder.line("1", "HY-2")
                .quantity(Quantity.of("0.0001"), "PCE")
                .amount(BigDecimal.ONE)
                .build()),
        INVOICE,
        "rounded");
    assertRefused(
        Documents.of(Kind.INVOICE, "RE900001").function(Function.REPLACEMENT).lines(kilos).build(),
        INVOICE,
        "no indicator for a replacement");
    assertRefused(
        Documents.of(Kind.INVOICE, "RE90000123").lines(kilos).build(), INVOICE, "longer than");
    var orderAbove =
        INVOICE.stream()
            .map(
                it ->
                    it.record().equals("812")
                        ? new RecordLayout("812", withOrder(it.fields()))
                        : it)
            .toList();
    assertThat(written(invoice(null, kilos, kilos), orderAbove)).isNotEmpty();
    assertRefused(invoice(null, kilos, kilos("2", "4500012346", "LS-99001")), orderAbove, "differ");
  }

  private static List<RecordLayout.Field> withOrder(List<RecordLayout.Field> fields) {
    List<RecordLayout.Field> all = new ArrayList<>(fields);
    all.add(Layouts.held(70, 12, Held.ORDER));
    return all;
  }

  @Test
  void any_comes_back_as_it_was() {
    var chance = new Random(20261127);
    for (int i = 0; i < 300; i++) {
      BusinessDocument stated = any(chance);
      byte[] bytes = written(stated, INVOICE);
      BusinessDocument again = again(bytes);
      assertThat(again.kind()).isEqualTo(stated.kind());
      assertThat(again.number()).isEqualTo(stated.number());
      assertThat(again.issued()).isEqualTo(stated.issued());
      assertThat(again.currency()).isEqualTo(stated.currency());
      assertThat(again.payable()).isEqualTo(stated.payable());
      assertThat(again.shipTo()).isEqualTo("P1");
      assertThat(again.lines())
          .as(new String(bytes, ISO_8859_1))
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line", "segment")
          .containsExactlyInAnyOrderElementsOf(stated.lines());
      assertThat(again.lines()).allMatch(it -> it.segment() > 0);
    }
  }

  private static BusinessDocument any(Random chance) {
    boolean negative = chance.nextInt(5) == 0;
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i <= chance.nextInt(6); i++) lines.add(line(i, negative, chance));
    return Documents.of(Kind.INVOICE, "R" + chance.nextInt(1_000_000))
        .issued(DAY.plusDays(chance.nextInt(300)))
        .payable(
            chance.nextInt(3) == 0 ? null : "EUR",
            chance.nextBoolean()
                ? null
                : new Payable(
                    List.of(new Tax(null, null, money(negative, chance))),
                    money(negative, chance),
                    chance.nextBoolean() ? null : DAY.plusDays(60)))
        .shipTo("PLANT1")
        .lines(lines)
        .build();
  }

  private static Line line(int number, boolean negative, Random chance) {
    LineBuilder line =
        LineBuilder.line(Integer.toString(number + 1), "HY-" + (2 + chance.nextInt(100)))
            .supplierPart(chance.nextBoolean() ? null : "JX-" + chance.nextInt(100))
            .quantity(
                new Quantity(BigDecimal.valueOf(1 + chance.nextInt(1_000_000), chance.nextInt(4))),
                chance.nextBoolean() ? "PCE" : "KGM")
            .order("45000" + chance.nextInt(3), chance.nextBoolean() ? null : "10")
            .despatchAdvice("LS" + chance.nextInt(2))
            .amount(money(negative, chance));
    if (chance.nextBoolean())
      line.price(
          new Price(
              new Quantity(BigDecimal.valueOf(1 + chance.nextInt(1_000_000), 4)).amount(),
              Quantity.of(chance.nextBoolean() ? "1" : "100"),
              null,
              false));
    return line.build();
  }

  private static BigDecimal money(boolean negative, Random chance) {
    BigDecimal amount = BigDecimal.valueOf(1 + chance.nextInt(10_000_000), 2);
    return new Quantity(negative ? amount.negate() : amount).amount();
  }
}
