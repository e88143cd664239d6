package weft.edi.meaning.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.document.stated.GrossWeight;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/**
 * Reads EDIFACT packages: below a CPS, PAC with its QTY 52 (quantity per package) and label numbers
 * (GIN; RFF AAT for a master label), followed by the LIN that they contain.
 */
final class EdifactPacking {
  /** DE 7405: markings and label numbers, serial shipping container codes. */
  private static final Set<String> LABELS = Set.of("ML", "BJ", "AW", "SS");

  private final Packing packing;
  private final MeaningFindings findings;
  private Packing.@Nullable Pack pack;

  EdifactPacking(DocumentDraft document, MeaningFindings findings) {
    this.packing = new Packing(document);
    this.findings = findings;
  }

  /** Takes a segment that belongs to packages only; false for any other. */
  boolean takes(Segment it, @Nullable LineDraft line) {
    if (it.tag().equals("CPS")) {
      packing.level(it.value(0), it.value(1));
      pack = null;
      return false; // ends the previous line
    }
    if (line != null) return false;
    var here = pack;
    switch (it.tag()) {
      case "PAC" -> pack = packing.packages(it.value(0), it.value(2, 0), it);
      case "QTY" -> {
        if (here == null) return false;
        if (it.value(0).equals("52"))
          here.each = findings.number(it, 0, 1, "C186.6060").map(Quantity::new).orElse(null);
      }
      case "MEA" -> {
        if (here == null) return false;
        if (here.grossWeight == null) here.grossWeight = GrossWeight.edifact(it, findings);
      }
      case "GIN" -> {
        if (here == null) return false;
        if (LABELS.contains(it.value(0)))
          for (int i = 1; i < it.elements(); i++) here.label(it.value(i, 0), it.value(i, 1));
      }
      case "RFF" -> {
        if (here == null || !it.value(0).equals("AAT")) return false;
        here.label(it.value(0, 1), "");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether the message has reached its first CPS. */
  boolean isBegun() {
    return packing.isBegun();
  }

  void line(LineDraft it) {
    packing.line(it);
    pack = null;
  }

  void assign() {
    packing.assign();
  }
}
