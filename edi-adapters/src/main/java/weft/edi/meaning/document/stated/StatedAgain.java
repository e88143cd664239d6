package weft.edi.meaning.document.stated;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.measure.Units;

/**
 * Checks repeated QTY of one kind in a line. They may repeat the first one or be parts of it, such
 * as one per place. Otherwise the hub cannot tell which one is meant and reports a fault.
 */
public final class StatedAgain {
  /** DE 6063: the qualifiers for sent, received and billed quantities. */
  private static final Set<String> COUNTED = Set.of("11", "12", "46", "47", "48", "194");

  private final MeaningFindings findings;
  private final Map<String, Stated> stated = new HashMap<>();

  public StatedAgain(MeaningFindings findings) {
    this.findings = findings;
  }

  /** Ends a line and checks its quantities. */
  public void end() {
    stated.values().forEach(this::judge);
    stated.clear();
  }

  public void take(Segment qty, Quantity quantity) {
    String kind = qty.value(0);
    if (!COUNTED.contains(kind)) return;
    Stated before = stated.putIfAbsent(kind, new Stated(quantity, qty.value(0, 2)));
    if (before != null) before.again(qty, quantity);
  }

  private void judge(Stated it) {
    Segment at = it.other;
    if (at == null || it.parts.equals(it.first)) return;
    findings.error(
        at,
        "C186.6060",
        FaultCode.ITEM_REPEATED,
        "The line states two quantities: %s %s and %s %s."
            .formatted(it.first, it.unit, at.value(0, 1), it.unit),
        "该行给出两个数量：%s %s 与 %s %s。".formatted(it.first, it.unit, at.value(0, 1), it.unit));
  }

  private static final class Stated {
    private final Quantity first;
    private final String unit;
    private Quantity parts = Quantity.ZERO;
    private @Nullable Segment other;

    Stated(Quantity first, String unit) {
      this.first = first;
      this.unit = unit;
    }

    /**
     * Takes a repetition. In another unit it means the same goods, such as pieces and their weight.
     */
    void again(Segment qty, Quantity quantity) {
      String in = qty.value(0, 2);
      if (!in.isEmpty() && !unit.isEmpty() && !Units.isSame(in, unit)) return;
      parts = parts.plus(quantity);
      if (other == null && !quantity.equals(first)) other = qty;
    }
  }
}
