package weft.edi.document;

import static java.util.Objects.requireNonNullElse;
import static weft.edi.document.StatedDocument.orNone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.Packages;
import weft.edi.writer.Composite;

/**
 * Writes the lines of a DESADV below their CPS: one level for each set of packages, inside the
 * level of the outer package, and one level (DE 7075 = 4) for unpacked lines.
 */
final class PackedLines {
  /** DE 7075: packages that hold goods, packages that hold packages, no packaging. */
  private static final String INNER = "1";

  private static final String OUTER = "3";
  private static final String UNPACKED = "4";

  /** Maximum number of C208 in a GIN, and of GIN below a PCI. */
  private static final int PER_GIN = 5;

  private static final int PER_PCI = 10;

  private final EdifactMessage out;
  private int levels;

  PackedLines(EdifactMessage out) {
    this.out = out;
  }

  void write(Consumer<Line> line) {
    List<Packages> packed = List.of();
    Packages.@Nullable Outer outer = null;
    int around = 0;
    int here = 0;
    for (Line it : out.stated().lines()) {
      List<Packages> own = requireNonNullElse(it.packages(), List.<Packages>of());
      boolean together = here > 0 && here < EdifactMessage.PER_CPS && own.equals(packed);
      if (!together || own.stream().anyMatch(one -> !one.mixed())) {
        Packages.@Nullable Outer holds = own.isEmpty() ? null : own.getFirst().outer();
        if (holds == null) around = 0;
        else if (!holds.equals(outer)) around = outer(holds);
        outer = holds;
        level(around, own.isEmpty() ? UNPACKED : INNER);
        own.forEach(one -> packages(one, it.unit()));
        here = 0;
      }
      packed = own;
      here++;
      line.accept(it);
    }
  }

  private int outer(Packages.Outer it) {
    int number = level(0, OUTER);
    pac(1, it.type());
    out.weight("AAY", "AAB", it.grossWeight());
    labels(it.labels());
    return number;
  }

  private int level(int around, String kind) {
    out.segment(
        "CPS",
        Composite.of(String.valueOf(++levels)),
        around == 0 ? Composite.NONE : Composite.of(String.valueOf(around)),
        Composite.of(kind));
    return levels;
  }

  private void packages(Packages it, @Nullable String unit) {
    pac(it.count(), it.type());
    out.weight("AAY", "AAB", it.grossWeight());
    if (it.each() != null) out.quantity("52", it.each(), unit);
    labels(it.labels());
  }

  private void pac(int count, @Nullable String type) {
    out.segment(
        "PAC",
        Composite.of(String.valueOf(count)),
        Composite.NONE,
        type == null ? Composite.NONE : Composite.of(orNone(type)));
  }

  private void labels(List<String> all) {
    for (int i = 0; i < all.size(); i += PER_GIN) {
      if (i % (PER_GIN * PER_PCI) == 0) out.segment("PCI", Composite.of("17"));
      List<Composite> elements = new ArrayList<>(List.of(Composite.of("ML")));
      for (String it : all.subList(i, Math.min(all.size(), i + PER_GIN)))
        elements.add(Composite.of(it));
      out.segment("GIN", elements.toArray(Composite[]::new));
    }
  }
}
