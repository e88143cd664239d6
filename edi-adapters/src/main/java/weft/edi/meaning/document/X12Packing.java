package weft.edi.meaning.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.document.stated.GrossWeight;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/**
 * Reads the packages of an 856: levels of tares and packs (HL03 = T, P) with marks (MAN) and
 * packaging (TD101), and loads of an item (CLD) with label numbers (REF LS), which are inside the
 * surrounding level.
 */
final class X12Packing {
  private final Packing packing;
  private final DocumentDraft document;
  private final MeaningFindings findings;
  private final List<Load> loads = new ArrayList<>();
  private Packing.@Nullable Pack pack;
  private @Nullable Load load;

  /** The packaging of an item's loads (LIN RC), for numbers too long for CLD03. */
  private String container = "";

  private record Load(LineDraft line, Packing.Pack packages) {}

  X12Packing(DocumentDraft document, MeaningFindings findings) {
    this.packing = new Packing(document);
    this.document = document;
    this.findings = findings;
  }

  /** Takes a segment that belongs to packages only; false for any other. */
  boolean takes(Segment it, @Nullable LineDraft line) {
    switch (it.tag()) {
      case "HL" -> {
        packing.level(it.value(0), it.value(1));
        boolean packed = it.value(2).equals("T") || it.value(2).equals("P");
        pack = packed ? packing.packages("", "", it) : null;
        load = null;
        container = "";
        return false; // ends the previous line
      }
      case "LIN" -> {
        container = X12Items.number(it, 1, "RC");
        return false;
      }
      case "MAN" -> {
        if (pack == null) return false;
        pack.label(it.value(1), it.value(2));
      }
      case "TD1" -> {
        if (pack == null) return false;
        pack.type = it.value(0);
        pack.grossWeight = GrossWeight.x12(it, findings);
      }
      case "CLD" -> {
        if (line == null) return false;
        load(it, line);
      }
      case "REF" -> {
        if (load == null || !it.value(0).equals("LS")) return false;
        load.packages().label(it.value(1), "");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void load(Segment cld, LineDraft line) {
    var packages =
        new Packing.Pack(
            document,
            Packing.number(cld.value(0)),
            cld.value(2).isEmpty() ? container : cld.value(2),
            cld.number());
    if (!cld.value(1).isEmpty())
      packages.each = findings.number(cld, 1, 0, "CLD02").map(Quantity::new).orElse(null);
    load = new Load(line, packages);
    loads.add(load);
  }

  void line(LineDraft it) {
    packing.line(it);
  }

  void assign() {
    Map<LineDraft, Packing.@Nullable Pack> around = new HashMap<>();
    for (Load it : loads) around.computeIfAbsent(it.line(), packing::around);
    packing.assign();
    for (Load it : loads)
      document.pack(
          it.line(), it.packages().whole(false, around.get(it.line())), it.packages().segment);
  }
}
