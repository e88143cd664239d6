package weft.edi.document;

import static java.util.Objects.requireNonNullElse;
import static weft.edi.document.StatedDocument.orNone;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.Measurement;
import weft.edi.onward.NotWritable;
import weft.edi.writer.Composite;
import weft.language.Text;

/**
 * Writes QALITY and 863. Measurements keep the codes of the standard in which they arrived, or are
 * translated by {@link OtherCodes}.
 */
final class TestResults {
  private static final Text NOTHING = new Text("It has no measured values.", "其中没有任何测量值。");
  private static final Text UNNAMED =
      new Text(
          "A value was measured by the method %s, but what was measured is not stated.",
          "以方法 %s 测得的数值未说明所测项目。");

  /**
   * A code preceded by its code list (559), to distinguish it from a number that contains a blank.
   */
  private static final Pattern LISTED = Pattern.compile("([A-Z0-9]{2}) (.+)");

  /** Mutually defined: the code belongs to no list. */
  private static final String NOBODY = "ZZ";

  private TestResults() {}

  private static Codes codes(StatedDocument stated) {
    Codes codes = stated.document().codes();
    if (codes == null) throw new NotWritable(NOTHING);
    return codes;
  }

  private static List<Measurement> measured(Line line) {
    return line.measurements() == null ? List.of() : line.measurements();
  }

  /** QALITY: BGM 4 (test report); QTY 1, a quantity without a stated meaning. */
  static void qality(EdifactMessage it) {
    Codes codes = codes(it.stated());
    it.header("4");
    for (Line stated : it.stated().lines()) {
      Line line = OtherCodes.edifact(stated, codes);
      List<Measurement> measured = measured(line);
      it.item(line);
      int own = 0;
      while (own < measured.size() && isOwn(measured.get(own))) mea(it, measured.get(own++));
      it.quantity(line, "1");
      it.references(line);
      below(it, measured.subList(own, measured.size()));
    }
  }

  /** Whether the measurement goes directly below its item. */
  private static boolean isOwn(Measurement it) {
    return it.characteristic() == null && it.method() == null && it.batch() == null;
  }

  /** Writes GIN, CCI and TEM, each if it differs from the one above. */
  private static void below(EdifactMessage it, List<Measurement> measured) {
    @Nullable Measurement above = null;
    for (Measurement next : measured) {
      boolean batch =
          next.batch() != null && (above == null || !alike(next.batch(), above.batch()));
      if (batch) it.segment("GIN", Composite.of("BX"), Composite.of(orNone(next.batch())));
      boolean first = above == null && next.characteristic() == null && !batch;
      boolean other = batch || above == null || !isBelow(next, above);
      if (other && !first)
        it.segment(
            "CCI",
            Composite.NONE,
            Composite.of(next.characteristic() == null ? orNone(next.property()) : ""),
            Composite.of(orNone(next.characteristic())));
      if (next.method() != null
          && (other || above == null || !alike(next.method(), above.method())))
        it.segment("TEM", method(next.method()));
      mea(it, next);
      above = next;
    }
  }

  /** DE 4415 if it fits, else DE 4416. */
  private static Composite method(String it) {
    return it.length() > 17 ? Composite.of("", "", "", it) : Composite.of(it);
  }

  /**
   * Whether a measurement goes below the same characteristic as the one before. A method stays in
   * force until the next characteristic.
   */
  private static boolean isBelow(Measurement next, Measurement above) {
    return alike(next.characteristic(), above.characteristic())
        && (next.method() != null || above.method() == null);
  }

  private static boolean alike(@Nullable String one, @Nullable String other) {
    return Objects.equals(one, other);
  }

  private static void mea(EdifactMessage to, Measurement it) {
    String unit = orNone(it.unit());
    to.segment(
        "MEA",
        Composite.of(it.purpose()),
        Composite.of(orNone(it.property()), orNone(it.significance()), "", orNone(it.name())),
        Composite.of(
            requireNonNullElse(to.stated().names().unit(unit), unit),
            to.said(it.value()),
            to.said(it.min()),
            to.said(it.max())));
  }

  /** 863: BTR04 = RT; QTY01 = 01. */
  static void report(X12Set it) {
    Codes codes = codes(it.stated());
    List<Line> lines =
        it.stated().lines().stream().flatMap(line -> OtherCodes.x12(line, codes).stream()).toList();
    it.segment("BTR", it.purpose(), it.issued(), "", "RT", it.number());
    it.references();
    it.parties();
    boolean loops = it.release().compareTo("005010") >= 0;
    for (Line line : lines) {
      List<Measurement> measured = measured(line);
      int own = 0;
      while (own < measured.size() && isItems(measured.get(own))) own++;
      it.segment("LIN", it.itemOfOrder(line), line.line());
      if (!loops) measured.subList(0, own).forEach(one -> mea(it, one));
      if (line.quantity() != null)
        it.segment(
            "QTY",
            Composite.of("01"),
            Composite.of(it.quantity(line)),
            Composite.of(it.unit(line)));
      it.order(line);
      it.despatchAdvice(line);
      if (loops) measured.subList(0, own).forEach(one -> mea(it, one));
      below(it, measured.subList(own, measured.size()));
    }
    it.count(lines.size());
  }

  static boolean isItems(Measurement it) {
    return it.characteristic() == null && it.name() == null && it.method() == null;
  }

  /** Writes CID and TMD, each if it differs from the one above. */
  private static void below(X12Set it, List<Measurement> measured) {
    @Nullable Measurement above = null;
    for (Measurement next : measured) {
      boolean other = above == null || !isBelow(next, above) || !alike(next.name(), above.name());
      if (other) characteristic(it, next);
      if (next.method() != null
          && (other || above == null || !alike(next.method(), above.method())))
        method(it, next.method());
      mea(it, next);
      above = next;
    }
  }

  /** Whether two measurements share characteristic, name and method. */
  static boolean isAlike(Measurement one, Measurement other) {
    return alike(one.characteristic(), other.characteristic())
        && alike(one.name(), other.name())
        && alike(one.method(), other.method());
  }

  /**
   * CID: the characteristic, from X12's list (CID02) or another, and its name. Without either, the
   * measured property.
   */
  static void characteristic(X12Set it, Measurement one) {
    String characteristic = orNone(one.characteristic());
    boolean bare = characteristic.isEmpty() && one.name() == null;
    if (bare && one.property() == null) throw new NotWritable(UNNAMED.with(orNone(one.method())));
    boolean own = characteristic.isEmpty() || (isX12(it) && it.has("CID02", characteristic));
    Matcher listed = LISTED.matcher(characteristic);
    boolean said = !own && isX12(it) && listed.matches();
    it.segment(
        "CID",
        bare ? orNone(one.property()) : "",
        own ? characteristic : "",
        own ? "" : said ? listed.group(1) : NOBODY,
        own ? "" : said ? listed.group(2) : characteristic,
        orNone(one.name()));
  }

  /** TMD01 if X12's list has the method, else TMD02 and TMD03. */
  static void method(X12Set it, String method) {
    Matcher listed = LISTED.matcher(method);
    if (isX12(it) && it.has("TMD01", method)) it.segment("TMD", method);
    else if (isX12(it) && listed.matches()) it.segment("TMD", "", listed.group(1), listed.group(2));
    else it.segment("TMD", "", NOBODY, method);
  }

  private static boolean isX12(X12Set it) {
    return it.stated().document().codes() == Codes.X12;
  }

  static void mea(X12Set to, Measurement it) {
    String significance = orNone(it.significance());
    to.segment(
        "MEA",
        it.purpose(),
        orNone(it.property()),
        said(it.value()),
        it.unit() == null ? "" : to.stated().names().x12Unit(it.unit()),
        said(it.min()),
        said(it.max()),
        significance.length() == 1 ? "0" + significance : significance);
  }

  private static String said(@Nullable BigDecimal it) {
    return it == null ? "" : it.toPlainString();
  }
}
