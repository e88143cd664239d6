package weft.edi.document;

import static java.util.stream.Collectors.toCollection;

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
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.edi.onward.Addressed;
import weft.edi.onward.TheirNames;
import weft.edi.reader.Envelope;
import weft.edi.reader.EnvelopeParty;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;

/** Documents between HENGYUE and JIAXIN, and what is written of them. */
final class Documents {
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final Partnership BOTH = new Partnership(HENGYUE, JIAXIN);
  static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  static final LocalDateTime NOW = DAY.atTime(9, 30);
  private static final List<String> UNITS = List.of("PCE", "KGM", "MTR", "SET");

  private Documents() {}

  static Outbound rule(String message, String release) {
    return new Outbound(message, release, null, null, null);
  }

  static PartyCode sender(Kind kind) {
    return kind.isOfSupplier() ? JIAXIN : HENGYUE;
  }

  static Envelope envelope(Outbound rule, Kind kind) {
    PartyCode from = sender(kind);
    PartyCode to = from.equals(JIAXIN) ? HENGYUE : JIAXIN;
    return new Addressed(
            new EnvelopeParty(from.value(), "ZZ"), new EnvelopeParty(to.value(), "ZZ"), false)
        .envelope(rule, "00000007", NOW, null);
  }

  static byte[] written(BusinessDocument it, Outbound rule) {
    return written(it, rule, TheirNames.OURS);
  }

  static byte[] written(BusinessDocument it, Outbound rule, TheirNames names) {
    var stated = new Statement(it, sender(it.kind()), DAY, names);
    return DocumentWriter.write(stated, rule, envelope(rule, it.kind()));
  }

  static BusinessDocument document(Kind kind, String number, Line... lines) {
    return new BusinessDocument(kind, number, DAY, BOTH, List.of(), List.of(lines), lines.length);
  }

  static Line line(String number, String part, long quantity, @Nullable String order) {
    return new Line(
        number, part, null, Quantity.of(quantity), "PCE", order, null, null, BigDecimal.TEN, 0);
  }

  /** Anything a document can say that the messages can. */
  static BusinessDocument any(Kind kind, Random chance) {
    boolean money = kind == Kind.INVOICE || kind == Kind.SELF_BILLED_INVOICE;
    // Where some lines belong to no order, two others belong to several: an only one is everyone's.
    int orders = chance.nextInt(4);
    List<Line> lines = new ArrayList<>();
    int count = 2 + chance.nextInt(6);
    for (int i = 0; i < count; i++) {
      boolean free = orders == 0 || (orders > 1 && i > 1 && chance.nextInt(4) == 0);
      String order = free ? null : "45000" + (orders == 1 ? 1 : i < 2 ? i : chance.nextInt(3));
      lines.add(line(i, order, money, chance));
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
    return new BusinessDocument(
        kind, number, issued, BOTH, List.copyOf(references), lines, lines.size());
  }

  private static Line line(int i, @Nullable String order, boolean money, Random chance) {
    boolean counted = money || chance.nextInt(5) > 0;
    var quantity = new Quantity(BigDecimal.valueOf(1 + chance.nextInt(100_000), chance.nextInt(4)));
    BigDecimal price = BigDecimal.valueOf(1 + chance.nextInt(100_000), 2);
    String supplierPart = chance.nextBoolean() ? "JX " + chance.nextInt(100) + "/b" : null;
    boolean suppliersAlone = supplierPart != null && chance.nextInt(3) == 0;
    return new Line(
        String.valueOf((i + 1) * 10),
        suppliersAlone ? supplierPart : "HY-" + chance.nextInt(10_000) + ".a",
        supplierPart,
        counted ? quantity : null,
        counted ? UNITS.get(chance.nextInt(UNITS.size())) : null,
        order,
        order != null && chance.nextBoolean() ? String.valueOf((i + 1) * 10) : null,
        chance.nextInt(3) == 0 ? "LS-" + chance.nextInt(4) : null,
        money ? new Quantity(price.multiply(quantity.amount())).amount() : null,
        0);
  }
}
