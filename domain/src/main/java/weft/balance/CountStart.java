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
 * The start of a count: a release, or an opening that both sides signed, and the goods in transit
 * at that time. Decides which goods and receipts belong to the count.
 */
final class CountStart {
  static final Comparator<SentGoods> OLDEST =
      Comparator.comparing(SentGoods::left).thenComparingLong(SentGoods::position);

  /** Null if the count begins with a release. */
  private final @Nullable OpeningCount opening;

  private final Statement start;
  private final boolean isStated;

  /** The goods that the start names as its last receipt; null if none are known. */
  private final @Nullable SentGoods last;

  /** The rest of each shipment that was in transit at the start, keyed by the goods as sent. */
  private final IdentityHashMap<SentGoods, SentGoods> rests = new IdentityHashMap<>();

  /** Goods sent before the start and still in transit then. */
  private final Set<SentGoods> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Begins a count.
   *
   * @param isStated whether the release in force states a cumulative
   * @param told all sent goods, in the unit of the count
   */
  CountStart(
      @Nullable OpeningCount opening, Statement start, boolean isStated, List<SentGoods> told) {
    this.opening = opening;
    this.start = start;
    this.isStated = isStated;
    last = opening == null ? lastReceived(told) : null;
  }

  /**
   * Returns all sent goods. Goods that were in transit at the start have only their rest.
   *
   * @param before the count that ended with this start; null for the first count
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

  /** Returns the rest of the goods at the start; all of them if they were not in transit then. */
  SentGoods rest(SentGoods sent) {
    return rests.getOrDefault(sent, sent);
  }

  /**
   * Returns whether the goods left after the last receipt that the start names, or arrive after the
   * start's day.
   */
  private boolean isAfterStart(SentGoods it) {
    if (it.due().isAfter(start.day())) return true;
    if (last != null) return OLDEST.compare(it, last) > 0;
    return start.said().lastDate() != null && it.left().isAfter(start.said().lastDate());
  }

  /**
   * Returns the goods that the first release of the count names as its last receipt, even if the
   * hub learns of them later. A number that is used again for goods that left after the release's
   * day belongs to another delivery.
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

  /** Returns whether the goods are a line of the shipment that is the last receipt. */
  private boolean isLast(SentGoods it) {
    return last != null && OLDEST.compare(it, last) == 0;
  }

  private boolean isToldLater(SentGoods it) {
    return it.toldAt().isAfter(start.recordedAt());
  }

  /** Returns whether a receipt came after the start. */
  boolean counts(SentGoods goods, Came it) {
    if (opening != null) return opening.counts(it);
    // The start counts its last receipt and everything that left earlier, even if the hub learns of
    // it later.
    if (last != null && OLDEST.compare(goods, last) <= 0 && !it.on().isAfter(start.day()))
      return false;
    if (it.position() < start.position())
      return start.said().asOf() != null && it.on().isAfter(start.day());
    if (start.said().asOf() != null) return !it.on().isBefore(start.day());
    return start.said().lastDate() == null || it.on().isAfter(start.said().lastDate());
  }

  /** Returns whether the goods belong to the count. */
  boolean counts(SentGoods it) {
    if (opening != null) return opening.counts(it);
    return (isToldLater(it) && !isLast(it)) || underWay.contains(it);
  }

  /**
   * Returns whether the hub knew the goods before the release, or both sides signed that they were
   * in transit.
   */
  boolean isToldBefore(Statement release, SentGoods it) {
    return it.position() < release.position() || (opening != null && opening.isUnderway(it));
  }
}
