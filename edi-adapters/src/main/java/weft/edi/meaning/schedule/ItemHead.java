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
 * What an item of a schedule's message says beside its lines. Two items of one schedule are taken
 * together only where they agree in it: pieces for one dock are no pieces for another, and two
 * receipts no sum.
 *
 * @param part where the item names it
 * @param unloadingPoint "" for none
 * @param items that it stands for, from the first on
 */
record ItemHead(
    StatedAt part,
    Release release,
    Received received,
    String unit,
    String unloadingPoint,
    Counting counting,
    ItemsTold items) {

  /** Of a call-off, which may name one item under each of its sequences. */
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
   * What an item is beside its head.
   *
   * @param number its own in the message; "" for none
   * @param bounded whether what is planned is authorised up to a cumulative, which is of all items
   */
  record Item(String number, boolean bounded, List<ScheduleLine> lines) {
    /** One before its lines are known. */
    Item(String number, boolean bounded) {
      this(number, bounded, List.of());
    }

    Item wanting(List<ScheduleLine> its) {
      return new Item(number, bounded, its);
    }
  }

  /** How an item tells its quantities. */
  enum Counting {
    /** Each by itself; what they lead to is counted by whoever reads them. */
    DISCRETE,
    /** Likewise, and beside them what they lead to. */
    STATED,
    /** Only what they lead to, from one date to the next. */
    CUMULATIVE
  }

  /** Both together: one that states where its quantities lead to is not counted anew. */
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

  /** Takes another item of the same schedule beside this one; false, and a fault, where not. */
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

  /** One that goes on from where another ended (QTY 79) has no receipt of its own. */
  private boolean isCumulative() {
    return counting == Counting.CUMULATIVE && received.cumulative() != null;
  }

  private static String named(String point) {
    return point.isEmpty() ? "-" : point;
  }

  /** Where one says nothing, the other's word holds. */
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
