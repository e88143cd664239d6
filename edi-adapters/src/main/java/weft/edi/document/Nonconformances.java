package weft.edi.document;

import static weft.edi.document.StatedDocument.orNone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Nonconformance.Action;
import weft.edi.onward.NotWritable;
import weft.edi.writer.Composite;
import weft.language.Text;
import weft.measure.Quantity;

/** Writes 842. EDIFACT has no message for this. */
final class Nonconformances {
  private static final Text SEVERAL =
      new Text(
          "Of line %s several characteristics were measured, of which an 842 names one.",
          "第 %s 行测量了多项特性，而 842 只能指明一项。");

  private Nonconformances() {}

  /** Writes each item in its own HL (HL03 = I), even if the original nested items. */
  static void report(X12Set it) {
    it.segment("BNR", it.purpose(), it.number(), it.issued());
    it.references();
    it.parties();
    int level = 0;
    for (Line line : it.stated().lines()) {
      it.segment("HL", String.valueOf(++level), "", "I");
      List<String> pairs = it.itemOfOrder(line);
      if (!pairs.isEmpty()) it.segment("LIN", pairs, line.line());
      measured(it, line);
      List<Nonconformance> all =
          line.nonconformances() == null ? List.of() : line.nonconformances();
      all.forEach(one -> nonconformance(it, one));
    }
  }

  /** Writes CID, REF, QTY, TMD and MEA. */
  private static void measured(X12Set it, Line line) {
    List<Measurement> measured = line.measurements() == null ? List.of() : line.measurements();
    Measurement first = measured.isEmpty() ? null : measured.getFirst();
    if (measured.stream().anyMatch(one -> first != null && !TestResults.isAlike(one, first)))
      throw new NotWritable(SEVERAL.with(line.line()));
    if (first != null && !TestResults.isItems(first)) TestResults.characteristic(it, first);
    it.order(line);
    it.despatchAdvice(line);
    quantity(it, line.quantity(), line.unit());
    if (first != null && first.method() != null) TestResults.method(it, first.method());
    measured.forEach(one -> TestResults.mea(it, one));
  }

  private static void quantity(X12Set it, @Nullable Quantity quantity, @Nullable String unit) {
    if (quantity == null) return;
    it.segment(
        "QTY",
        Composite.of("01"),
        Composite.of(quantity.toString()),
        Composite.of(it.stated().names().x12Unit(unit == null ? "PCE" : unit)));
  }

  /** Writes NCD, NTE, QTY, MEA and each NCA. */
  private static void nonconformance(X12Set it, Nonconformance one) {
    String code = orNone(one.code());
    int blank = code.indexOf(' ');
    it.segment(
        "NCD",
        orNone(one.attribute()),
        orNone(one.reason()),
        orNone(one.number()),
        orNone(one.characteristic()),
        blank < 0 ? "" : code.substring(0, blank),
        code.substring(blank + 1),
        first(one.texts()));
    notes(it, one.texts());
    quantity(it, one.quantity(), one.unit());
    one.measurements().forEach(measured -> TestResults.mea(it, measured));
    one.actions().forEach(action -> action(it, action));
  }

  private static void action(X12Set it, Action one) {
    Quantity quantity = one.quantity();
    it.segment(
        "NCA",
        orNone(one.number()),
        orNone(one.code()),
        first(one.texts()),
        quantity == null ? "" : quantity.toString(),
        quantity == null ? "" : it.stated().names().x12Unit(orNone(one.unit())));
    notes(it, one.texts());
  }

  private static String first(List<String> texts) {
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  private static void notes(X12Set it, List<String> texts) {
    texts.stream().skip(1).forEach(text -> it.segment("NTE", "", text));
  }
}
