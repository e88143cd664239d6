package weft.edi.meaning.document;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

/**
 * The tree of levels in a set (HL01, HL02). An item belongs to the order above it in this tree,
 * wherever it occurs in the set. A level without a parent belongs to the most recent order.
 */
final class X12Levels {
  private final MeaningFindings findings;
  private final boolean checked;
  private final Map<String, Level> levels = new HashMap<>();
  private @Nullable Level here;

  /**
   * The levels of one set.
   *
   * @param checked whether a broken tree is a fault, as in an 856
   */
  X12Levels(MeaningFindings findings, boolean checked) {
    this.findings = findings;
    this.checked = checked;
  }

  /** One level. Its order number is known after its PRF or REF. */
  static final class Level {
    private final boolean isOrder;
    private final @Nullable Level ofOrder;
    String order = "";

    private Level(boolean isOrder, @Nullable Level above) {
      this.ofOrder = isOrder || above == null ? null : above.order();
      this.isOrder = isOrder;
    }

    /** The level itself if it is an order, else the order of its parent, found on creation. */
    private @Nullable Level order() {
      return isOrder ? this : ofOrder;
    }
  }

  void begin(Segment hl) {
    String id = hl.value(0);
    String up = hl.value(1);
    Level above = up.isEmpty() || !checked ? order() : levels.get(up);
    if (checked && !up.isEmpty() && above == null)
      findings.error(
          hl,
          "HL02",
          FaultCode.MEANING_UNKNOWN,
          "Level %s stands below level %s, and no level before it has that number."
              .formatted(id, up),
          "层级 %s 的上级为 %s，而此前没有该编号的层级。".formatted(id, up));
    here = new Level(hl.value(2).equals("O"), above);
    if (levels.putIfAbsent(id, here) != null && checked)
      findings.error(
          hl,
          "HL01",
          FaultCode.ITEM_REPEATED,
          "Two levels have the number %s: what stands below it cannot be told.".formatted(id),
          "两个层级使用同一编号 %s，无法确定其下级归属。".formatted(id));
  }

  /** The order level that applies here; null if there is none. */
  @Nullable Level order() {
    return here == null ? null : here.order();
  }
}
