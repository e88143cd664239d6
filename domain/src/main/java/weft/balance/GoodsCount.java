package weft.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.parts.BaseUnit;

/**
 * Matches the goods of a schedule with the buyer's cumulative quantity; the ledger and the balance
 * both use it. The cumulative is taken as stated. Its increase is compared with the reported
 * receipts. Any excess closes open quantities of shipments: first the shipments that a release
 * names, then the oldest, whatever their arrival dates.
 */
final class GoodsCount {
  /** Null if the count begins with a release. */
  private final @Nullable OpeningCount opening;

  private final List<Statement> statements;
  private final List<Statement> count;
  private final Statement start;
  private final Statement inForce;

  private final CountStart begun;

  /**
   * The statement whose cumulative the one in force repeats. It covers only what was known when it
   * was stated.
   */
  private final Statement stating;

  private final List<SentGoods> all = new ArrayList<>();
  private final Map<String, Quantity> notCounted = new TreeMap<>();

  /** Quantities that the cumulative includes for shipments without a receipt advice. */
  private final IdentityHashMap<SentGoods, Quantity> covered = new IdentityHashMap<>();

  /** Receipts since the release in force. */
  private final Map<Came, Quantity> since = new LinkedHashMap<>();

  private final List<Fall> falls = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  /** How much less the cumulative rose than the receipts that it should include. */
  private Quantity leftOutInAll = Quantity.ZERO;

  private final Set<Came> leftOutWhole = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> named = new HashSet<>();

  /** How much less a release states than the one before. */
  record Fall(Statement by, Quantity quantity, boolean isFirst) {}

  /**
   * Goods that the buyer received under a name that no shipment has, or with a release that is
   * missing.
   */
  record Missing(Quantity quantity, String name, Statement told) {}

  /** Received goods that the cumulative does not include. */
  record LeftOut(SentGoods goods, Came came, Quantity quantity, boolean isDamaged) {}

  /**
   * Counts the goods of a schedule.
   *
   * @param signed an opening that cannot be converted is reported as not counted
   */
  static GoodsCount of(
      BaseUnit unit,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening signed) {
    Map<String, Quantity> notCounted = new TreeMap<>();
    List<SentGoods> told = new ArrayList<>();
    for (SentGoods it : sent)
      it.in(unit)
          .ifPresentOrElse(
              told::add, () -> notCounted.merge(it.unit(), it.quantity(), Quantity::plus));
    SignedOpening converted = signed == null ? null : signed.in(unit).orElse(null);
    if (signed != null && converted == null)
      notCounted.merge(signed.terms().unit(), signed.terms().shipped(), Quantity::plus);
    var count = of(ReturnedFalls.on(statements, told, converted), told, converted);
    count.notCounted.putAll(notCounted);
    return count;
  }

  /**
   * Counts goods in the unit of the statements.
   *
   * @param statements a fall that is a reported return names it
   */
  static GoodsCount of(
      List<Statement> statements, List<SentGoods> told, @Nullable SignedOpening signed) {
    return new GoodsCount(statements, told, signed);
  }

  private GoodsCount(
      List<Statement> statements, List<SentGoods> told, @Nullable SignedOpening signed) {
    this.statements = statements;
    opening = signed == null ? null : opening(signed, statements);
    GoodsCount before = null;
    if (opening == null) {
      List<List<Statement>> counts = Statement.counts(statements);
      for (List<Statement> it : counts.subList(0, counts.size() - 1))
        before = new GoodsCount(it, told, before);
      count = counts.getLast();
    } else count = opening.count(statements);
    start = count.getFirst();
    inForce = count.getLast();
    stating = Statement.stating(count);
    begun = new CountStart(opening, start, isStated(), told);
    count(begun.goods(told, before));
  }

  /**
   * Creates a count that has ended.
   *
   * @param told sent goods in the unit of the count
   * @param before the previous count; null for the first one
   */
  private GoodsCount(List<Statement> count, List<SentGoods> told, @Nullable GoodsCount before) {
    statements = count;
    opening = null;
    this.count = count;
    start = count.getFirst();
    inForce = count.getLast();
    stating = Statement.stating(count);
    begun = new CountStart(null, start, isStated(), told);
    count(begun.goods(told, before));
  }

  /** Returns null if the buyer counts from a later start. */
  private static @Nullable OpeningCount opening(
      SignedOpening converted, List<Statement> statements) {
    var begun = new OpeningCount(converted);
    return begun.holds(statements) ? begun : null;
  }

  /**
   * Returns how much of the goods the count includes without a receipt; null if none of them can
   * still come.
   */
  @Nullable Quantity closedOf(SentGoods sent) {
    SentGoods it = begun.rest(sent);
    return isOfTheCount(it) && !isClosed(it) ? covered(it) : null;
  }

  private void count(List<SentGoods> known) {
    all.addAll(known);
    all.sort(Comparator.comparingLong(SentGoods::position));
    Quantity counted = Quantity.ZERO;
    for (SentGoods goods : all)
      for (Came it : goods.came())
        if (isOfTheCount(goods, it)) {
          if (isStated() && stating.counts(it)) counted = counted.plus(it.quantity());
          else since.merge(it, it.quantity(), Quantity::plus);
        }
    if (!isStated()) return;
    Quantity rose = inForce.cumulative().minus(start.cumulative()).plus(fallen());
    Map<String, Statement> names = named();
    named.addAll(names.keySet());
    if (rose.exceeds(counted)) countedWithoutReceipt(rose.minus(counted), names);
    else {
      leftOutInAll = counted.minus(rose);
      receivedAndNotCounted(leftOutInAll);
    }
  }

  /** Returns the sum of all falls of the cumulative, and records each fall. */
  private Quantity fallen() {
    Quantity fallen = Quantity.ZERO;
    Statement before = start;
    for (Statement it : count) {
      if (it.said().cumulative() == null) continue;
      Quantity fell = before.cumulative().minus(it.cumulative());
      if (fell.isPositive()) {
        fallen = fallen.plus(fell);
        falls.add(new Fall(it, fell, before.equals(start)));
      }
      before = it;
    }
    return fallen;
  }

  /** Handles a cumulative that rose by more than the receipts reported before it. */
  private void countedWithoutReceipt(Quantity more, Map<String, Statement> names) {
    Quantity left = more;
    for (Map.Entry<Came, Quantity> late : since.entrySet()) {
      if (!stating.mayCount(late.getKey())) continue;
      Quantity part = least(left, late.getValue());
      late.setValue(late.getValue().minus(part));
      left = left.minus(part);
    }
    for (SentGoods it : all)
      if (isNamed(it, names.keySet()) && !isReceived(it)) left = covering(it, left);
    for (SentGoods it : all) names.keySet().removeAll(it.names());
    for (Map.Entry<String, Statement> it : names.entrySet()) {
      Quantity last = it.getValue().said().lastQuantity();
      Quantity part = last == null ? Quantity.ZERO : least(left, last);
      missing.add(new Missing(part, it.getKey(), it.getValue()));
      left = left.minus(part);
    }
    List<SentGoods> open = openBefore();
    for (SentGoods it : open) if (!isReceived(it)) left = covering(it, left);
    // More of these goods arrived than their receipts report.
    for (SentGoods it : open) if (isReceived(it)) left = covering(it, left);
    Statement after = afterGap();
    if (after != null) missing.add(new Missing(left, after.number(), after));
  }

  /** Assigns a quantity to the open part of a shipment and returns the remainder. */
  private Quantity covering(SentGoods it, Quantity left) {
    Quantity before = covered(it);
    Quantity part = least(left, it.open().minus(before));
    covered.put(it, before.plus(part));
    return left.minus(part);
  }

  /**
   * Returns the last receipts that the releases of this count name, except the one of its start.
   */
  private Map<String, Statement> named() {
    Map<String, Statement> names = new LinkedHashMap<>();
    for (Statement it : count) {
      String reference = it.said().lastReference();
      if (reference != null && !it.equals(start)) names.putIfAbsent(reference, it);
    }
    String first = start.said().lastReference();
    if (first != null) names.remove(first);
    return names;
  }

  private static boolean isNamed(SentGoods it, Collection<String> names) {
    return it.names().stream().anyMatch(names::contains);
  }

  /**
   * Returns the shipments that may have been received by then without a receipt advice, oldest
   * first.
   */
  private List<SentGoods> openBefore() {
    return all.stream()
        .filter(it -> begun.isToldBefore(stating, it) && stating.mayCount(it))
        .filter(this::isOfTheCount)
        .sorted(CountStart.OLDEST)
        .toList();
  }

  /**
   * Returns the first release of the count that follows a gap in the numbers; null if there is no
   * gap.
   */
  private @Nullable Statement afterGap() {
    for (int i = 1; i < count.size(); i++)
      if (count.get(i).leavesOutAfter(count.get(i - 1))) return count.get(i);
    return null;
  }

  /**
   * Handles receipts that the cumulative does not include: damaged goods first, then the latest
   * receipts.
   */
  private void receivedAndNotCounted(Quantity less) {
    Quantity left = less;
    Set<Came> whole = new HashSet<>();
    for (SentGoods goods : all)
      for (Came it : goods.came())
        if (isOfTheCount(goods, it) && stating.counts(it)) {
          Quantity part = least(left, it.damaged());
          if (part.isPositive()) leftOut.add(new LeftOut(goods, it, part, true));
          else whole.add(it);
          left = left.minus(part);
        }
    for (SentGoods goods : all.reversed())
      for (Came it : goods.came().reversed())
        if (whole.contains(it) && !it.quantity().exceeds(left)) {
          leftOut.add(new LeftOut(goods, it, it.quantity(), false));
          leftOutWhole.add(it);
          left = left.minus(it.quantity());
        }
  }

  /**
   * Returns whether the release in force states a cumulative. If it does not, both sides count from
   * zero, since the first release.
   */
  boolean isStated() {
    return inForce.said().cumulative() != null;
  }

  /** Returns whether the receipt came after the start of the count. */
  boolean isOfTheCount(SentGoods goods, Came it) {
    return begun.counts(goods, it);
  }

  boolean isOfTheCount(SentGoods it) {
    return begun.counts(it);
  }

  /** Returns how much of the goods the cumulative includes without a receipt. */
  Quantity covered(SentGoods it) {
    return covered.getOrDefault(it, Quantity.ZERO);
  }

  /**
   * Returns whether the open quantity of the goods can no longer come. That holds if the release in
   * force knows a receipt of them or names them; the buyer then orders the rest again.
   */
  boolean isClosed(SentGoods it) {
    if (!isStated()) return false;
    return (isNamed(it, named) && begun.isToldBefore(stating, it)) || isReceived(it);
  }

  /** Returns whether the release in force knows a receipt of the goods. */
  private boolean isReceived(SentGoods it) {
    return it.came().stream()
        .anyMatch(
            came -> isOfTheCount(it, came) && stating.counts(came) && !leftOutWhole.contains(came));
  }

  /** Returns the quantity of the goods that is still to come. */
  Quantity toCome(SentGoods it) {
    return !isOfTheCount(it) || isClosed(it) ? Quantity.ZERO : it.open().minus(covered(it));
  }

  /**
   * Returns the received quantity that the release in force does not know. A release that counts up
   * to the day of a receipt, or names no day, may have been made before that receipt.
   */
  Quantity unknownReceived() {
    Quantity sum = Quantity.ZERO;
    for (Quantity it : since.values()) sum = sum.plus(it);
    for (LeftOut it : leftOut)
      if (!it.isDamaged() && !it.came().on().isBefore(stating.day())) sum = sum.plus(it.quantity());
    return sum;
  }

  List<SentGoods> all() {
    return all;
  }

  /** Returns all statements; a fall that is a reported return names it. */
  List<Statement> statements() {
    return statements;
  }

  Quantity leftOutInAll() {
    return leftOutInAll;
  }

  Statement start() {
    return start;
  }

  Statement inForce() {
    return inForce;
  }

  @Nullable OpeningCount opening() {
    return opening;
  }

  Map<String, Quantity> notCounted() {
    return notCounted;
  }

  Map<Came, Quantity> since() {
    return since;
  }

  List<Fall> falls() {
    return falls;
  }

  List<Missing> missing() {
    return missing;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  static Quantity least(Quantity one, Quantity other) {
    return one.exceeds(other) ? other : one;
  }
}
