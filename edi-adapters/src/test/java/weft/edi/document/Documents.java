package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Function;
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
import weft.document.Stock;
import weft.edi.onward.NotWritable;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;

/** Documents between HENGYUE and JIAXIN, and the messages written for them. */
final class Documents {
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final Partnership BOTH = new Partnership(HENGYUE, JIAXIN);
  static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  static final LocalDateTime NOW = DAY.atTime(9, 30);
  private static final List<String> UNITS = List.of("PCE", "KGM", "MTR", "SET");

  private Documents() {}

  static Outbound rule(String message, String release) {
    return new Outbound(message, release, null, null, null, null, null);
  }

  static PartyCode sender(Kind kind) {
    return kind.isOfSupplier() ? JIAXIN : HENGYUE;
  }

  static Envelope envelope(Outbound rule, Kind kind) {
    PartyCode from = sender(kind);
    PartyCode to = from.equals(JIAXIN) ? HENGYUE : JIAXIN;
    return new OnwardAddresses(
            new EnvelopeParty(from.value(), "ZZ"), new EnvelopeParty(to.value(), "ZZ"), false)
        .envelope(rule, "00000007", NOW, null);
  }

  static byte[] written(BusinessDocument it, Outbound rule) {
    return written(it, rule, TheirNames.OURS);
  }

  static byte[] written(BusinessDocument it, Outbound rule, TheirNames names) {
    var stated = new StatedDocument(it, sender(it.kind()), DAY, names);
    return DocumentWriter.write(stated, rule, envelope(rule, it.kind()));
  }

  static String text(BusinessDocument it, Outbound rule) {
    return new String(written(it, rule), ISO_8859_1);
  }

  static void assertRefused(BusinessDocument it, Outbound rule, String... said) {
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> written(it, rule))
        .satisfies(e -> assertThat(e.text().en()).contains(said))
        .satisfies(e -> assertThat(e.text().zh()).isNotEqualTo(e.text().en()));
  }

  static BusinessDocument document(Kind kind, String number, Line... lines) {
    return of(kind, number).lines(lines).build();
  }

  /** Creates a document of the day between the two partners. */
  static DocumentBuilder of(Kind kind, String number) {
    return DocumentBuilder.document(kind, number, BOTH).issued(DAY);
  }

  static BusinessDocument charged(
      Kind kind,
      String number,
      @Nullable String currency,
      @Nullable Payable payable,
      Line... lines) {
    return of(kind, number).lines(lines).payable(currency, payable).build();
  }

  static Line line(String number, String part, long quantity, @Nullable String order) {
    return line(number, part, Quantity.of(quantity), "PCE", order, BigDecimal.TEN);
  }

  /** Creates a line with only a part, quantity, order and amount. */
  static Line line(
      String number,
      String part,
      @Nullable Quantity quantity,
      @Nullable String unit,
      @Nullable String order,
      @Nullable BigDecimal amount) {
    return LineBuilder.line(number, part)
        .quantity(quantity, unit)
        .order(order, null)
        .amount(amount)
        .build();
  }

  /** All content of a document that the messages can state. */
  static BusinessDocument any(Kind kind, Codes codes, Random chance) {
    boolean tested = kind == Kind.TEST_RESULTS;
    boolean wrong = kind == Kind.NONCONFORMANCE;
    boolean money = DocumentWriter.kinds("INVOIC").contains(kind);
    boolean stocked = kind == Kind.STOCK_REPORT;
    int orders = chance.nextInt(4);
    List<Line> lines = new ArrayList<>();
    int count = 2 + chance.nextInt(6);
    for (int i = 0; i < count; i++) {
      boolean free = orders == 0 || chance.nextInt(4) == 0;
      String order = free ? null : "45000" + (orders == 1 ? 1 : chance.nextInt(3));
      Line line = line(i, order, money, tested ? Measurements.any(codes, chance) : null, chance);
      if (stocked) line = Stocked.any(line, codes, chance);
      if (kind == Kind.RECEIPT_ADVICE) line = Receipts.any(line, codes, chance);
      lines.add(wrong ? Measurements.wrong(line, chance) : line);
    }
    Set<Reference> references =
        List.of(To.AGREEMENT, To.RELEASE, To.RECEIPT_ADVICE, To.INVOICE).stream()
            .filter(_ -> chance.nextBoolean())
            .map(to -> new Reference(to, to.name().charAt(0) + "-" + chance.nextInt(1000)))
            .collect(toCollection(LinkedHashSet::new));
    for (Line it : lines) {
      if (it.order() != null) references.add(new Reference(To.ORDER, it.order()));
      if (it.despatchAdvice() != null)
        references.add(new Reference(To.DESPATCH_ADVICE, it.despatchAdvice()));
    }
    LocalDate issued = DAY.plusDays(chance.nextInt(100));
    String number = "N-" + chance.nextInt(100_000);
    boolean despatch = kind == Kind.DESPATCH_ADVICE;
    return of(kind, number)
        .issued(issued)
        .references(List.copyOf(references))
        .lines(lines)
        .payable(money && chance.nextBoolean() ? "CNY" : null, money ? payable(chance) : null)
        .shipTo(chance.nextBoolean() ? "WERK " + chance.nextInt(3) : null)
        .shipped(
            despatch && chance.nextBoolean() ? issued.plusDays(1) : null,
            despatch && chance.nextBoolean() ? issued.plusDays(3) : null)
        .codes(tested || wrong || lines.stream().anyMatch(it -> it.stocks() != null) ? codes : null)
        .function(List.of(Function.values()).get(chance.nextInt(4)))
        .received(kind == Kind.RECEIPT_ADVICE && chance.nextBoolean() ? issued.minusDays(2) : null)
        .build();
  }

  /** A report of one item with these quantities. */
  static BusinessDocument stocked(Codes codes, List<Stock> stocks) {
    Line line = LineBuilder.line("1", "P").stocks(stocks).build();
    return of(Kind.STOCK_REPORT, "B-1").lines(line).codes(codes).build();
  }

  private static BigDecimal money(Random chance) {
    return new Quantity(BigDecimal.valueOf(1 + chance.nextInt(10_000_000), 2)).amount();
  }

  private static @Nullable Payable payable(Random chance) {
    LocalDate due = chance.nextBoolean() ? DAY.plusDays(chance.nextInt(300)) : null;
    if (chance.nextInt(3) == 0) return due == null ? null : new Payable(List.of(), null, due);
    return new Payable(taxes(chance), money(chance), due);
  }

  private static List<Tax> taxes(Random chance) {
    var thirteen = new BigDecimal("13");
    var less = new BigDecimal("0.5");
    return switch (chance.nextInt(6)) {
      case 0 -> List.of(new Tax("VAT", thirteen, money(chance)));
      case 1 ->
          List.of(new Tax("VAT", thirteen, money(chance)), new Tax("GST", less, money(chance)));
      case 2 -> List.of(new Tax(null, null, money(chance)));
      case 3 -> List.of(new Tax("VAT", thirteen, null));
      case 4 ->
          List.of(
              new Tax("VAT", thirteen, null),
              new Tax(null, less, null),
              new Tax(null, null, money(chance)));
      default -> List.of();
    };
  }

  private static Line line(
      int i,
      @Nullable String order,
      boolean money,
      @Nullable List<Measurement> measured,
      Random chance) {
    boolean counted = money || chance.nextInt(5) > 0;
    var quantity = new Quantity(BigDecimal.valueOf(1 + chance.nextInt(100_000), chance.nextInt(4)));
    Price price = price(chance);
    BigDecimal amount = price.amount().multiply(quantity.amount()).divide(price.per().amount());
    if (chance.nextInt(4) == 0) amount = amount.add(BigDecimal.ONE);
    String supplierPart = chance.nextBoolean() ? "JX " + chance.nextInt(100) + "/b" : null;
    boolean suppliersAlone = supplierPart != null && chance.nextInt(3) == 0;
    String number = String.valueOf((i + 1) * 10);
    String part =
        suppliersAlone && supplierPart != null
            ? supplierPart
            : "HY-" + chance.nextInt(10_000) + ".a";
    return LineBuilder.line(number, part)
        .supplierPart(supplierPart)
        .quantity(
            counted ? quantity : null, counted ? UNITS.get(chance.nextInt(UNITS.size())) : null)
        .order(order, order != null && chance.nextBoolean() ? number : null)
        .despatchAdvice(chance.nextInt(3) == 0 ? "LS-" + chance.nextInt(4) : null)
        .amount(money ? new Quantity(amount).amount() : null)
        .price(money && chance.nextBoolean() ? price : null)
        .batch(measured != null || chance.nextInt(3) == 0 ? "0167S" + chance.nextInt(9) : null)
        .measurements(measured)
        .build();
  }

  private static Price price(Random chance) {
    BigDecimal amount = BigDecimal.valueOf(1 + chance.nextInt(100_000), 2);
    return new Price(
        new Quantity(amount).amount(),
        Quantity.of(List.of(1L, 1L, 10L, 100L, 1000L).get(chance.nextInt(5))),
        chance.nextInt(5) == 0 ? "TNE" : null,
        chance.nextInt(5) == 0);
  }
}
