package weft.edi.meaning.schedule;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.measure.Units;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * The content of a schedule item apart from its lines. Two items of one schedule are combined only
 * if their heads agree: pieces for one dock are not pieces for another, and two received quantities
 * must not be added.
 *
 * @param part the place that names the part
 * @param unloadingPoint "" for none
 * @param items the combined items, from the first on
 */
record ItemHead(
    StatedAt part,
    Release release,
    Received received,
    String unit,
    String unloadingPoint,
    Counting counting,
    ItemsTold items) {

  /** Creates the head of a call-off, which may repeat an item under each of its sequences. */
  ItemHead(
      StatedAt part,
      Release release,
      Received received,
      String unit,
      String unloadingPoint,
      Counting counting) {
    this(part, release, received, unit, unloadingPoint, counting, new ItemsTold());
  }

  /**
   * The content of an item apart from its head.
   *
   * @param number its number in the message; "" for none
   * @param bounded whether planned demand is authorised up to a cumulative, which covers all items
   */
  record Item(String number, boolean bounded, List<ScheduleLine> lines) {
    /** Creates an item whose lines are not known yet. */
    Item(String number, boolean bounded) {
      this(number, bounded, List.of());
    }

    Item wanting(List<ScheduleLine> its) {
      return new Item(number, bounded, its);
    }
  }

  /** How an item states its quantities. */
  enum Counting {
    /** Discrete quantities; the reader computes the cumulatives. */
    DISCRETE,
    /** Discrete quantities, each with its cumulative. */
    STATED,
    /** Cumulatives only, from one date to the next. */
    CUMULATIVE
  }

  /** Combines both heads. If one states cumulatives, they are not computed again. */
  ItemHead with(ItemHead other) {
    return new ItemHead(
        part,
        release,
        received,
        unit,
        unloadingPoint,
        counting == Counting.DISCRETE ? other.counting : counting,
        items.with(other.items));
  }

  /**
   * Combines this item with another one of the same schedule. Reports a fault and returns false if
   * they disagree.
   */
  boolean takes(ItemHead other, MeaningFindings findings) {
    Text why = differs(other);
    if (why == null) return true;
    findings.error(
        other.part,
        FaultCode.ITEM_REPEATED,
        new Text(
            "The part stands in the message before, in segment %d, for the same schedule, %s: the"
                    .formatted(part.segment(), why.en())
                + " two are not added.",
            "该零件在报文第 %d 段已出现，属同一计划，%s：两者不予合并。".formatted(part.segment(), why.zh())));
    return false;
  }

  private @Nullable Text differs(ItemHead other) {
    if (!unloadingPoint.equals(other.unloadingPoint))
      return new Text(
              "with another unloading point (%s, here %s), and these are not released separately"
                  + " (unloadingPoints)",
              "但卸货点不同（%s，此处为 %s），且未约定按卸货点分别要货（unloadingPoints）")
          .with(named(unloadingPoint), named(other.unloadingPoint));
    if (!release.equals(other.release))
      return new Text("with another release (%s, here %s)", "但版本不同（%s，此处为 %s）")
          .with(release.number(), other.release.number());
    if (!agree(received, other.received)) return new Text("with other receipts", "但收货数据不同");
    if (isCumulative() && other.isCumulative())
      return new Text("both times with cumulative quantities", "且两次均为累计数量");
    if (!Units.isSame(unit, other.unit))
      return new Text("in another unit (%s, here %s)", "但计量单位不同（%s，此处为 %s）").with(unit, other.unit);
    return items.differ(other.items);
  }

  /** An item that continues from another one's end (QTY 79) has no received quantity of its own. */
  private boolean isCumulative() {
    return counting == Counting.CUMULATIVE && received.cumulative() != null;
  }

  private static String named(String point) {
    return point.isEmpty() ? "-" : point;
  }

  /** A value that only one of them states applies to both. */
  private static boolean agree(Received one, Received other) {
    boolean asWhole =
        one.cumulative() == null
            || other.cumulative() == null
            || (one.cumulative().equals(other.cumulative())
                && Objects.equals(one.since(), other.since()));
    boolean last =
        one.lastQuantity() == null
            || other.lastQuantity() == null
            || (one.lastQuantity().equals(other.lastQuantity())
                && Objects.equals(one.lastDate(), other.lastDate())
                && Objects.equals(one.lastReference(), other.lastReference()));
    return asWhole && last;
  }
}
