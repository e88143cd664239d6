package weft.edi.meaning.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/**
 * The packages (715) of the items of a VDA 4913, by the customer's number for the packaging. One
 * whose label is a master's (715-13 = M), or of several parts (G), is around the packages of its
 * item that follow it; where none do it holds the item itself, and in the latter case others, too.
 * One of several parts may stand in another in its turn, of other packaging.
 */
final class VdaPacking {
  private static final String MASTER = "M";
  private static final String MIXED = "G";

  private final DocumentDraft document;
  private @Nullable LineDraft item;

  /** Of which is not known yet whether anything stands in it. */
  private Packing.@Nullable Pack around;

  /** What that stands in. */
  private Packing.@Nullable Pack outermost;

  private boolean isMixed;
  private boolean isTold;

  VdaPacking(DocumentDraft document) {
    this.document = document;
  }

  /** Those that follow are an item's. */
  void of(LineDraft line) {
    end();
    item = line;
  }

  /** No more of the item follow. */
  void end() {
    LineDraft line = item;
    Packing.Pack last = around;
    if (line != null && last != null && !isTold)
      document.pack(line, last.whole(isMixed, outermost), last.segment);
    around = null;
    outermost = null;
  }

  /**
   * Packages of the item.
   *
   * @param count 715-05, and {@code each} 715-07; null where it is no number
   */
  void take(Segment it, @Nullable BigDecimal count, @Nullable BigDecimal each) {
    int whole = count == null ? 0 : Packing.whole(count);
    LineDraft line = item;
    if (line == null || whole == 0) return;
    String type = it.value("715-03");
    var pack =
        new Packing.Pack(document, whole, type.isEmpty() ? it.value("715-04") : type, it.number());
    pack.each = each == null || each.signum() == 0 ? null : new Quantity(each);
    pack.label(it.value("715-08"), it.value("715-09"));
    String kind = it.value("715-13");
    if (kind.equals(MASTER) || kind.equals(MIXED)) {
      boolean mixed = kind.equals(MIXED);
      Packing.Pack holds = around;
      if (mixed && holds != null && !isTold && !holds.type.equals(pack.type)) outermost = holds;
      else end();
      around = pack;
      isMixed = mixed;
      isTold = false;
    } else {
      document.pack(line, pack.whole(false, around), it.number());
      isTold = true;
    }
  }
}
