package weft.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.xlate.edi.schema.EDISchemaException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.database.Beside;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.document.BusinessDocument.Tax;
import weft.document.DocumentBuilder;
import weft.document.LineBuilder;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Nonconformance.Action;
import weft.document.Stock;
import weft.edi.document.DocumentWriter;
import weft.edi.document.StatedDocument;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
import weft.edi.reader.text.EnvelopeParty;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * StAEDI checks the written documents with the schema of their message: order, repetition,
 * mandatory elements, lengths, codes.
 */
@Beside("own")
class WrittenDocumentsTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final List<String> EDIFACT =
      List.of("D96A", "D97A", "D01B", "D04A", "D07A", "D10A");
  private static final List<String> X12 = List.of("003040", "004010", "005010");

  private static final List<Stock> STOCKS =
      List.of(
          new Stock("17", null, null, "HALL 1", Quantity.of("2.5"), "KGM"),
          new Stock("20", null, null, null, Quantity.of(1), "KGM"));

  private static final Nonconformance SCRATCHED =
      new Nonconformance(
          "01",
          "Y",
          "1",
          "71",
          "ST 016",
          List.of("Scratched", "on both sides"),
          Quantity.of(2),
          "KGM",
          List.of(measured(null, null, "TH")),
          List.of(
              new Action("1", "RT", List.of("At once", "at your cost"), Quantity.of(2), "KGM")));

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values())
      for (String message :
          List.of(
              "DESADV", "RECADV", "INVRPT", "INVOIC", "QALITY", "856", "861", "846", "810", "863",
              "842"))
        if (DocumentWriter.kinds(message).contains(kind))
          for (String release : Character.isDigit(message.charAt(0)) ? X12 : EDIFACT)
            all.add(Arguments.of(kind, message, release));
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void are_valid_to_StAEDI_too(Kind kind, String message, String release)
      throws EDISchemaException {
    var document =
        DocumentBuilder.document(kind, "N-1", new Partnership(HENGYUE, JIAXIN))
            .issued(DAY)
            .references(
                List.of(new Reference(To.AGREEMENT, "C-1"), new Reference(To.RELEASE, "R-1")))
            .lines(
                line(kind, "10", "HY-1", "JX-1", "4500001", "10"),
                line(kind, "20", "HY-2", null, "4500002", null),
                line(kind, "30", "JX-3", "JX-3", "4500002", "30"))
            .payable(
                "CNY",
                new Payable(
                    List.of(
                        new Tax("VAT", new BigDecimal("13"), new BigDecimal("4")),
                        new Tax("VAT", new BigDecimal("0.5"), null),
                        new Tax(null, null, new BigDecimal("4.15"))),
                    new BigDecimal("34.9"),
                    DAY.plusDays(30)))
            .shipTo("PLANT1")
            .shipped(DAY, DAY.plusDays(2))
            .codes(Character.isDigit(message.charAt(0)) ? Codes.X12 : Codes.EDIFACT)
            .function(List.of(BusinessDocument.Function.values()).get(kind.name().length() % 4))
            .build();
    var stated = new StatedDocument(document, JIAXIN, DAY, TheirNames.OURS);
    var rule = new Outbound(message, release, null, null, null, null, null);
    var ours =
        new OnwardAddresses(
                new EnvelopeParty("JIAXIN", "ZZ"), new EnvelopeParty("HENGYUE", "ZZ"), false)
            .envelope(rule, "00000007", DAY.atTime(9, 30), null);
    byte[] written = DocumentWriter.write(stated, rule, ours);
    assertThat(Verdict.on(written))
        .as(new String(written, ISO_8859_1))
        .isEqualTo(new Verdict(null, null));
  }

  private static Line line(
      Kind kind,
      String number,
      String part,
      @Nullable String supplierPart,
      String order,
      @Nullable String orderLine) {
    var line =
        LineBuilder.line(number, part)
            .supplierPart(supplierPart)
            .quantity(Quantity.of("2.5"), "KGM")
            .order(order, orderLine)
            .despatchAdvice("LS-1")
            .amount(new BigDecimal("10.25"))
            .price(new Price(new BigDecimal("411"), Quantity.of(100), null, false))
            .batch("0167S60");
    var strength = measured("71", "016", "YS");
    if (kind == Kind.NONCONFORMANCE)
      return line.measurements(List.of(strength)).nonconformances(List.of(SCRATCHED)).build();
    return line.measurements(
            List.of(measured(null, null, "TH"), measured("68", null, "ZC"), strength))
        .stocks(kind == Kind.STOCK_REPORT ? STOCKS : null)
        .build();
  }

  private static Measurement measured(
      @Nullable String characteristic, @Nullable String method, String property) {
    return new Measurement(
        "TR",
        characteristic,
        method,
        property,
        null,
        "7",
        BigDecimal.ONE,
        BigDecimal.ZERO,
        BigDecimal.TEN,
        "P1",
        null);
  }
}
