package weft.edi.document;

import static weft.edi.document.StatedDocument.orNone;
import static weft.edi.onward.VdaTransmission.scaled;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.Packages;
import weft.edi.meaning.document.stated.LabelRange;
import weft.edi.meaning.words.VdaUnits;
import weft.edi.onward.VdaTransmission;

/**
 * Writes the 715 records of an item: one for each group of packages whose packaging is stated, with
 * label numbers if each package has one that fits, from first to last if they are consecutive.
 *
 * <p>The outer package comes first and is marked as a master (715-13). A package that contains
 * several items is marked as mixed. Both appear below each of their items; without a label number a
 * reader would count them once per item, so they are left out.
 */
final class VdaPackages {
  /** 715-13: single package, master package with one part inside, package with several parts. */
  static final String SINGLE = "S";

  static final String MASTER = "M";
  static final String MIXED = "G";

  private static final int LONGEST_TYPE = 22;
  private static final String LABEL = "[0-9A-Z]{1,9}";

  private final VdaTransmission out;

  /** The parts inside each outer package. */
  private final Map<Packages.Outer, List<String>> parts = new HashMap<>();

  /**
   * Prepares the packages of a transport.
   *
   * @param lines all items of the transport
   */
  VdaPackages(VdaTransmission out, List<Line> lines) {
    this.out = out;
    for (Line line : lines) {
      Set<Packages.Outer> outers = new LinkedHashSet<>();
      for (Packages it : packages(line)) if (it.outer() != null) outers.add(it.outer());
      for (Packages.Outer it : outers)
        parts.computeIfAbsent(it, _ -> new ArrayList<>()).add(orNone(line.part()));
    }
  }

  private static List<Packages> packages(Line line) {
    return line.packages() == null ? List.of() : line.packages();
  }

  /** If the packages of an item have no packaging type, the outer package is left out too. */
  void write(Line line) {
    Packages.@Nullable Outer around = null;
    for (Packages it : packages(line)) {
      if (!fits(it.type())) continue;
      Packages.Outer outer = it.outer();
      if (outer != null && !outer.equals(around) && fits(outer.type())) around(outer);
      around = outer;
      within(it);
    }
  }

  private void around(Packages.Outer it) {
    List<String> within = parts.getOrDefault(it, List.of());
    String label = it.labels().size() == 1 ? it.labels().getFirst() : "";
    String fitting = label.matches(LABEL) ? label : "";
    if (fitting.isEmpty() && within.size() > 1) return;
    boolean mixed = within.stream().distinct().count() > 1;
    record(it.type(), 1, null, fitting, fitting, mixed ? MIXED : MASTER);
  }

  private static boolean fits(@Nullable String type) {
    return type != null && type.length() <= LONGEST_TYPE;
  }

  private void within(Packages it) {
    List<String> labels = it.labels();
    String kind = it.mixed() ? MIXED : SINGLE;
    BigDecimal holds = it.each() == null ? null : it.each().amount();
    boolean each =
        labels.size() == it.count() && labels.stream().allMatch(one -> one.matches(LABEL));
    if (!each && it.mixed()) return;
    if (!each) record(it.type(), it.count(), holds, "", "", "");
    else if (LabelRange.of(labels.getFirst(), labels.getLast()).equals(labels))
      record(it.type(), it.count(), holds, labels.getFirst(), labels.getLast(), kind);
    else for (String one : labels) record(it.type(), 1, holds, one, one, kind);
  }

  private void record(
      @Nullable String type,
      int count,
      @Nullable BigDecimal holds,
      String from,
      String until,
      String kind) {
    out.fields("715")
        .put(3, orNone(type))
        .put(5, scaled(BigDecimal.valueOf(count), VdaUnits.DECIMALS))
        .put(7, scaled(holds, VdaUnits.DECIMALS))
        .put(8, from)
        .put(9, until)
        .put(13, kind)
        .write();
  }
}
