package weft.balance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;

/**
 * With what a count begins: a release or an opening that both signed, and what was under way then.
 * It says which goods and receipts are of the count.
 */
final class CountStart {
  static final Comparator<SentGoods> OLDEST =
      Comparator.comparing(SentGoods::left).thenComparingLong(SentGoods::position);

  /** Null where the count begins with a release. */
  private final @Nullable OpeningCount opening;

  private final Statement start;
  private final boolean isStated;

  /** The goods that the count began with as the last receipt; null where none are known. */
  private final @Nullable SentGoods last;

  /** The rests of goods that were under way when the count began, by the goods as sent. */
  private final IdentityHashMap<SentGoods, SentGoods> rests = new IdentityHashMap<>();

  /** Sent before the count began, and under way then. */
  private final Set<SentGoods> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Begins a count.
   *
   * @param isStated whether its release in force states a cumulative
   * @param told all that was sent, in the unit in which is counted
   */
  CountStart(
      @Nullable OpeningCount opening, Statement start, boolean isStated, List<SentGoods> told) {
    this.opening = opening;
    this.start = start;
    this.isStated = isStated;
    last = opening == null ? lastReceived(told) : null;
  }

  /**
   * All goods sent; those that were under way when the count began with their rest alone.
   *
   * @param before the count that ended with it; null where it is the first
   */
  List<SentGoods> goods(List<SentGoods> told, @Nullable GoodsCount before) {
    if (opening != null) return opening.with(told);
    if (!isStated) return told;
    List<SentGoods> goods = new ArrayList<>(told.size());
    for (SentGoods it : told) {
      boolean isIn = isToldLater(it) || isLast(it);
      goods.add(isIn ? it : left(it, before));
    }
    return goods;
  }

  private SentGoods left(SentGoods it, @Nullable GoodsCount before) {
    if (!isAfterStart(it)) return it;
    Quantity closed = before == null ? Quantity.ZERO : before.closedOf(it);
    if (closed == null) return it;
    SentGoods rest = it.without(came -> !counts(it, came)).less(closed);
    if (!rest.quantity().isPositive()) return it;
    underWay.add(rest);
    rests.put(it, rest);
    return rest;
  }

  /** Its rest when the count began; all of it where it was not under way then. */
  SentGoods rest(SentGoods sent) {
    return rests.getOrDefault(sent, sent);
  }

  /** Whether it was sent after the last receipt that the start names, or arrives after its day. */
  private boolean isAfterStart(SentGoods it) {
    if (it.due().isAfter(start.day())) return true;
    if (last != null) return OLDEST.compare(it, last) > 0;
    return start.said().lastDate() != null && it.left().isAfter(start.said().lastDate());
  }

  /**
   * The goods that the first release of the count names as its last receipt, though they may be
   * told later; a number that is used again for what left after its day is another delivery's.
   */
  private @Nullable SentGoods lastReceived(List<SentGoods> told) {
    String reference = start.said().lastReference();
    if (reference == null) return null;
    SentGoods before = null;
    SentGoods later = null;
    for (SentGoods it : told) {
      if (!it.names().contains(reference)) continue;
      if (!isToldLater(it)) before = before == null || OLDEST.compare(it, before) > 0 ? it : before;
      else if (start.mayCount(it) && later == null) later = it;
    }
    return before == null ? later : before;
  }

  /** One of the lines of the shipment that is the last receipt. */
  private boolean isLast(SentGoods it) {
    return last != null && OLDEST.compare(it, last) == 0;
  }

  private boolean isToldLater(SentGoods it) {
    return it.toldAt().isAfter(start.recordedAt());
  }

  /** Whether a receipt came after what the count began with. */
  boolean counts(SentGoods goods, Came it) {
    if (opening != null) return opening.counts(it);
    // The start counts its last receipt, and what left before that, whenever they are told.
    if (last != null && OLDEST.compare(goods, last) <= 0 && !it.on().isAfter(start.day()))
      return false;
    if (it.position() < start.position())
      return start.said().asOf() != null && it.on().isAfter(start.day());
    if (start.said().asOf() != null) return !it.on().isBefore(start.day());
    return start.said().lastDate() == null || it.on().isAfter(start.said().lastDate());
  }

  /** Whether goods are of the count. */
  boolean counts(SentGoods it) {
    if (opening != null) return opening.counts(it);
    return (isToldLater(it) && !isLast(it)) || underWay.contains(it);
  }

  /** Whether goods were told before a release, or signed to be under way. */
  boolean isToldBefore(Statement release, SentGoods it) {
    return it.position() < release.position() || (opening != null && opening.isUnderway(it));
  }
}
