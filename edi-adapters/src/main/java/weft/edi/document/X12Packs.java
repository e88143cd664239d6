package weft.edi.document;

import static java.util.Objects.requireNonNullElse;
import static weft.edi.document.StatedDocument.orNone;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.Packages;
import weft.measure.Quantity;

/**
 * Writes the items of an 856 below their order, with their packages between the two (HL03 = O, T,
 * P, I). A pack (P) is one package with its whole content. An item states several packages as loads
 * (CLD), for which the quantity per package must be known. A tare (T) is the package around either.
 */
final class X12Packs {
  private static final int MOST_LOADS = 99_999;
  private static final String TYPE = "\\S{3,5}";
  private static final String SSCC = "(00)?[0-9]{18}";
  private static final int LONGEST_MARK = 48;

  /** Maximum length of a LIN number in every release. */
  private static final int LONGEST_NUMBER = 30;

  private final X12Set out;
  private int levels = 1;
  private int order;
  private @Nullable String ordered;
  private int tare;
  private Packages.@Nullable Outer around;
  private int pack;
  private List<Packages> packed = List.of();

  /** Continues after the HL of the shipment. */
  X12Packs(X12Set out) {
    this.out = out;
  }

  /** Whether some packages need a level of their own. */
  static boolean anyOf(List<Line> lines) {
    return lines.stream()
        .map(X12Packs::own)
        .anyMatch(
            it -> isPack(it) || (outer(it) != null && it.stream().anyMatch(X12Packs::isLoad)));
  }

  int levels() {
    return levels;
  }

  void write(Line line) {
    if (!Objects.equals(line.order(), ordered)) {
      ordered = line.order();
      order = level(1, "O");
      if (ordered != null) out.segment("PRF", ordered);
      leave();
    }
    level(within(own(line), order == 0 ? 1 : order), "I");
    out.segment("LIN", item(line), line.line());
    if (line.quantity() != null) out.segment("SN1", "", out.quantity(line), out.unit(line));
    if (line.orderLine() != null) out.orderWithLine(line);
    if (line.agreement() != null) out.segment("REF", "CT", line.agreement());
    if (line.unloadingPoint() != null) out.segment("REF", "DK", line.unloadingPoint());
    out.despatchAdvice(line);
    if (!isPack(own(line))) own(line).forEach(this::load);
  }

  /** Adds the number of a returnable container (RC) if CLD03 has no room for it. */
  private List<String> item(Line line) {
    List<String> pairs = out.item(line);
    List<String> types =
        own(line).stream()
            .filter(X12Packs::isLoad)
            .map(it -> orNone(it.type()))
            .distinct()
            .toList();
    boolean one = types.size() == 1 && !pairs.isEmpty() && !isPack(own(line));
    if (!one || types.getFirst().isEmpty() || types.getFirst().matches(TYPE)) return pairs;
    return types.getFirst().length() > LONGEST_NUMBER
        ? pairs
        : Stream.concat(pairs.stream(), Stream.of("RC", types.getFirst())).toList();
  }

  private void leave() {
    tare = 0;
    around = null;
    pack = 0;
    packed = List.of();
  }

  /** The level to which an item with these packages belongs. */
  private int within(List<Packages> own, int parent) {
    boolean one = isPack(own);
    if (!one && own.stream().noneMatch(X12Packs::isLoad)) {
      leave();
      return parent;
    }
    Packages.@Nullable Outer outer = outer(own);
    if (!Objects.equals(outer, around)) {
      leave();
      around = outer;
      if (outer != null)
        tare = level(parent, "T", outer.type(), outer.labels(), outer.grossWeight());
    }
    int here = tare == 0 ? parent : tare;
    if (!one) {
      packed = List.of();
      return here;
    }
    Packages it = own.getFirst();
    if (!it.mixed() || !own.equals(packed))
      pack = level(here, "P", it.type(), it.labels(), it.grossWeight());
    packed = own;
    return pack;
  }

  private static List<Packages> own(Line line) {
    return requireNonNullElse(line.packages(), List.<Packages>of());
  }

  private static boolean isPack(List<Packages> own) {
    if (own.size() != 1) return false;
    Packages it = own.getFirst();
    return it.count() == 1 && (it.mixed() || it.each() == null);
  }

  private static boolean isLoad(Packages it) {
    return it.each() != null && it.count() <= MOST_LOADS && !it.mixed();
  }

  /** The outer package of all packages; null if there is none or they differ. */
  private static Packages.@Nullable Outer outer(List<Packages> own) {
    Packages.@Nullable Outer first = own.isEmpty() ? null : own.getFirst().outer();
    return own.stream().allMatch(it -> Objects.equals(it.outer(), first)) ? first : null;
  }

  private int level(int parent, String kind) {
    out.segment("HL", String.valueOf(++levels), String.valueOf(parent), kind);
    return levels;
  }

  private int level(
      int parent,
      String kind,
      @Nullable String type,
      List<String> labels,
      @Nullable Quantity weight) {
    int level = level(parent, kind);
    String packaging = type != null && type.matches(TYPE) ? type : "";
    String count = packaging.isEmpty() ? "" : "1";
    if (weight != null && X12.isSayable(weight))
      out.segment("TD1", packaging, count, "", "", "", "G", weight.toString(), "KG");
    else if (!packaging.isEmpty()) out.segment("TD1", packaging, count);
    for (String it : labels)
      if (it.length() <= LONGEST_MARK) out.segment("MAN", it.matches(SSCC) ? "GM" : "SM", it);
    return level;
  }

  private void load(Packages it) {
    if (it.each() == null || !isLoad(it)) return;
    String type = it.type() != null && it.type().matches(TYPE) ? it.type() : "";
    out.segment("CLD", String.valueOf(it.count()), it.each().amount().toPlainString(), type);
    for (String label : it.labels()) out.segment("REF", "LS", label);
  }
}
