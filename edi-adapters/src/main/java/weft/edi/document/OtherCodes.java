package weft.edi.document;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.Measurement;
import weft.edi.onward.NotWritable;
import weft.language.Text;

/**
 * Translates measurements between the codes of EDIFACT and X12. Codes that both standards have (DE
 * 6311 and 737, DE 6313 and 738) stay. A property with a code in only one of them becomes text that
 * begins with the code. A value that does not fit is refused.
 */
final class OtherCodes {
  private static final Set<String> PURPOSES =
      Set.of("CH", "CT", "DT", "EN", "PD", "SE", "ST", "SV", "TR", "WT");

  /** Length, width, height, thickness, and Z with a chemical element. */
  private static final Predicate<String> PROPERTY =
      Pattern.compile(
              "LN|WD|HT|TH|Z(A[LS]|B|BI|C|CA|CE|CO|CR|CU|FE|H|M[GNO]|N|NI|O|P|PB|S|SB|SE|SI|SN|TE"
                  + "|TI|V|W|ZN|ZR)")
          .asMatchPredicate();

  /** Maximum lengths of CID05 and C502.6154. */
  private static final int X12_NAME = 80;

  private static final int EDIFACT_NAME = 70;

  /** Maximum length of CID04 and TMD03. */
  private static final int X12_CODE = 12;

  private static final Text NO_PURPOSE =
      new Text("The other standard has no code for %s, the kind of value.", "另一标准没有表示数值类别 %s 的代码。");
  private static final Text NO_UNIT =
      new Text(
          "A value of line %s has no unit, without which a QALITY has no value.",
          "第 %s 行有数值没有单位，而 QALITY 中的数值必须有单位。");
  private static final Text NO_ROOM =
      new Text("\"%s\" is longer than the %d characters there are for it.", "“%s”超过规定的 %d 个字符。");

  private OtherCodes() {}

  /** The line for a QALITY, which needs the measurements directly below the item first. */
  static Line edifact(Line line, Codes told) {
    if (told == Codes.EDIFACT || line.measurements() == null) return line;
    List<Measurement> all = new ArrayList<>();
    for (Measurement it : line.measurements()) {
      if (it.unit() == null) throw new NotWritable(NO_UNIT.with(line.line()));
      all.add(named(it, it.purpose().isEmpty() ? "TR" : it.purpose(), EDIFACT_NAME));
    }
    all.sort(
        comparing((Measurement it) -> it.characteristic() != null)
            .thenComparing(it -> it.method() != null));
    return measuring(line, line.batch(), all, true);
  }

  /**
   * The lines for an 863, which names one batch per line. Measurements of another batch go into a
   * line of their own without quantity.
   */
  static List<Line> x12(Line line, Codes told) {
    if (told == Codes.X12 || line.measurements() == null) return List.of(line);
    Map<@Nullable String, List<Measurement>> batches = new LinkedHashMap<>();
    batches.put(line.batch(), new ArrayList<>());
    for (Measurement it : line.measurements()) {
      requireRoom(it.characteristic(), X12_CODE);
      requireRoom(it.method(), X12_CODE);
      batches
          .computeIfAbsent(it.batch() == null ? line.batch() : it.batch(), _ -> new ArrayList<>())
          .add(named(it, it.purpose(), X12_NAME));
    }
    List<Line> lines = new ArrayList<>();
    for (var batch : batches.entrySet()) {
      batch.getValue().sort(comparing((Measurement it) -> !TestResults.isItems(it)));
      lines.add(measuring(line, batch.getKey(), batch.getValue(), lines.isEmpty()));
    }
    return lines;
  }

  private static Measurement named(Measurement it, String purpose, int room) {
    if (!PURPOSES.contains(purpose)) throw new NotWritable(NO_PURPOSE.with(purpose));
    String property = it.property();
    String name = it.name();
    if (property != null && !PROPERTY.test(property)) {
      name = name == null ? property : property + " " + name;
      property = null;
    }
    requireRoom(name, room);
    return new Measurement(
        purpose,
        it.characteristic(),
        it.method(),
        property,
        name,
        it.significance(),
        it.value(),
        it.min(),
        it.max(),
        it.unit(),
        null);
  }

  private static void requireRoom(@Nullable String text, int room) {
    if (text != null && text.length() > room) throw new NotWritable(NO_ROOM.with(text, room));
  }

  private static Line measuring(
      Line it, @Nullable String batch, List<Measurement> measured, boolean counts) {
    return new Line(
        it.line(),
        it.part(),
        it.supplierPart(),
        counts ? it.quantity() : null,
        counts ? it.unit() : null,
        it.order(),
        it.orderLine(),
        it.despatchAdvice(),
        it.amount(),
        it.segment(),
        it.price(),
        batch,
        measured,
        it.nonconformances(),
        it.stocks(),
        it.packages(),
        it.received(),
        it.agreement(),
        it.unloadingPoint());
  }
}
