package weft.edi.meaning.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/**
 * Reads the packages (715) of VDA 4913 items, with the customer's number for the packaging. A
 * master package (715-13 = M) or a mixed package (G) surrounds the packages of its item that follow
 * it. If none follow, it contains the item itself, and a mixed package others too. A mixed package
 * may be inside another package with different packaging.
 */
final class VdaPacking {
  private static final String MASTER = "M";
  private static final String MIXED = "G";

  private final DocumentDraft document;
  private @Nullable LineDraft item;

  /** An outer package of which the hub does not know yet whether other packages are in it. */
  private Packing.@Nullable Pack around;

  /** The package around {@code around}. */
  private Packing.@Nullable Pack outermost;

  private boolean isMixed;
  private boolean isTold;

  VdaPacking(DocumentDraft document) {
    this.document = document;
  }

  /** Begins the packages of an item. */
  void of(LineDraft line) {
    end();
    item = line;
  }

  /** Ends the packages of an item. */
  void end() {
    LineDraft line = item;
    Packing.Pack last = around;
    if (line != null && last != null && !isTold)
      document.pack(line, last.whole(isMixed, outermost), last.segment);
    around = null;
    outermost = null;
  }

  /**
   * Adds packages to the item.
   *
   * @param count 715-05; null if it is no number
   * @param each 715-07; null if it is no number
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
