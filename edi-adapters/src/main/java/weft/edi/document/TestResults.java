package weft.edi.document;

import static weft.edi.document.Statement.orNone;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Measurement;
import weft.edi.onward.NotWritable;
import weft.edi.writer.Composite;
import weft.language.Text;

/**
 * QALITY and 863. What was measured is told in the codes of the standard it came in, so that it
 * goes on in that standard alone.
 */
final class TestResults {
  private static final Text NOTHING = new Text("It states no measured value.", "其中没有任何测量值。");
  private static final Text OTHER_CODES =
      new Text(
          "What was measured is told in codes of the other standard, which has others.",
          "测量项目采用另一标准的代码，两者代码不同。");

  private TestResults() {}

  private static void require(Codes ours, Statement stated) {
    Codes theirs = stated.document().codes();
    if (theirs == null) throw new NotWritable(NOTHING);
    if (theirs != ours) throw new NotWritable(OTHER_CODES);
  }

  private static List<Measurement> measured(Line line) {
    return line.measurements() == null ? List.of() : line.measurements();
  }

  /** QALITY: BGM 4, a test report; QTY 1, of which it is not said what it counts. */
  static void qality(EdifactMessage it) {
    require(Codes.EDIFACT, it.stated());
    it.header("4");
    for (Line line : it.stated().lines()) {
      List<Measurement> measured = measured(line);
      it.item(line);
      int own = 0;
      while (own < measured.size() && isOwn(measured.get(own))) mea(it, measured.get(own++));
      it.quantity(line, "1");
      it.references(line);
      below(it, measured.subList(own, measured.size()));
    }
  }

  /** Whether it stands directly below its item. */
  private static boolean isOwn(Measurement it) {
    return it.characteristic() == null && it.method() == null && it.batch() == null;
  }

  /** GIN, CCI and TEM, each where it is another than above. */
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
        it.segment("TEM", Composite.of(next.method()));
      mea(it, next);
      above = next;
    }
  }

  /** Whether one goes on below the same characteristic as another: a method ends with it only. */
  private static boolean isBelow(Measurement next, Measurement above) {
    return alike(next.characteristic(), above.characteristic())
        && (next.method() != null || above.method() == null);
  }

  private static boolean alike(@Nullable String one, @Nullable String other) {
    return Objects.equals(one, other);
  }

  private static void mea(EdifactMessage to, Measurement it) {
    to.segment(
        "MEA",
        Composite.of(it.purpose()),
        Composite.of(orNone(it.property()), orNone(it.significance()), "", orNone(it.name())),
        Composite.of(orNone(it.unit()), to.said(it.value()), to.said(it.min()), to.said(it.max())));
  }

  /** 863: BTR04 = RT; QTY01 = 01. */
  static void report(X12Set it) {
    require(Codes.X12, it.stated());
    it.segment("BTR", it.purpose(), it.issued(), "", "RT", it.number());
    it.references();
    it.parties();
    boolean loops = it.release().compareTo("005010") >= 0;
    for (Line line : it.stated().lines()) {
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
    it.count(it.stated().lines().size());
  }

  static boolean isItems(Measurement it) {
    return it.characteristic() == null && it.name() == null && it.method() == null;
  }

  /** CID and TMD, each where it is another than above. */
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

  /** Whether they stand below the same characteristic and method. */
  static boolean isAlike(Measurement one, Measurement other) {
    return alike(one.characteristic(), other.characteristic())
        && alike(one.name(), other.name())
        && alike(one.method(), other.method());
  }

  /** CID: the characteristic and its name; without either what is measured of it. */
  static void characteristic(X12Set it, Measurement one) {
    boolean bare = one.characteristic() == null && one.name() == null;
    it.segment(
        "CID",
        bare ? orNone(one.property()) : "",
        orNone(one.characteristic()),
        "",
        "",
        orNone(one.name()));
  }

  /** TMD02 and TMD03 where it says whose method it is, else TMD01. */
  static void method(X12Set it, String method) {
    int blank = method.indexOf(' ');
    if (blank < 0) it.segment("TMD", method);
    else it.segment("TMD", "", method.substring(0, blank), method.substring(blank + 1));
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
