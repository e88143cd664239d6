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
 * Counts the goods of a schedule with its buyer's cumulative; ledger and balance both rest on it.
 * The cumulative is taken as it is stated. What it rose by is set against the receipts that were
 * told, and what is left over closes what is still open of the shipments: the ones that a release
 * names first, then the oldest, whenever they were to arrive.
 */
final class GoodsCount {
  /** Null where the count begins with a release. */
  private final @Nullable OpeningCount opening;

  private final List<Statement> count;
  private final Statement start;
  private final Statement inForce;

  private final CountStart begun;

  /** The one that stated what the one in force repeats: that was known then, and no more. */
  private final Statement stating;

  private final List<SentGoods> all = new ArrayList<>();
  private final Map<String, Quantity> notCounted = new TreeMap<>();

  /** What the cumulative counts of shipments that nobody received by message. */
  private final IdentityHashMap<SentGoods, Quantity> covered = new IdentityHashMap<>();

  /** What came since the release in force. */
  private final Map<Came, Quantity> since = new LinkedHashMap<>();

  private final List<Fall> falls = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Set<Came> leftOutWhole = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> named = new HashSet<>();

  /** By how much a release states less than the one before. */
  record Fall(Statement by, Quantity quantity, boolean isFirst) {}

  /** What the buyer received by a name that no shipment has, or by releases that are missing. */
  record Missing(Quantity quantity, String name, Statement told) {}

  /** What was received and the cumulative leaves out. */
  record LeftOut(SentGoods goods, Came came, Quantity quantity, boolean isDamaged) {}

  GoodsCount(
      BaseUnit unit,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening signed) {
    opening = signed == null ? null : opening(unit, signed, statements);
    List<SentGoods> told = new ArrayList<>();
    for (SentGoods it : sent)
      it.in(unit)
          .ifPresentOrElse(
              told::add, () -> notCounted.merge(it.unit(), it.quantity(), Quantity::plus));
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
   * One that ended.
   *
   * @param told in the unit in which is counted
   * @param before null where it is the first
   */
  private GoodsCount(List<Statement> count, List<SentGoods> told, @Nullable GoodsCount before) {
    opening = null;
    this.count = count;
    start = count.getFirst();
    inForce = count.getLast();
    stating = Statement.stating(count);
    begun = new CountStart(null, start, isStated(), told);
    count(begun.goods(told, before));
  }

  /** Null where the buyer counts from a later start; what cannot be converted is said, too. */
  private @Nullable OpeningCount opening(
      BaseUnit unit, SignedOpening signed, List<Statement> statements) {
    SignedOpening converted = signed.in(unit).orElse(null);
    if (converted == null) {
      notCounted.merge(signed.terms().unit(), signed.terms().shipped(), Quantity::plus);
      return null;
    }
    var begun = new OpeningCount(converted);
    return begun.holds(statements) ? begun : null;
  }

  /** How much of goods it counts without a receipt; null where nothing of them can come. */
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
    else receivedAndNotCounted(counted.minus(rose));
  }

  /** By how much the cumulative fell in all, each time noted. */
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

  /** The cumulative rose by more than the receipts that were told before it. */
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
    // More of them came than was told.
    for (SentGoods it : open) if (isReceived(it)) left = covering(it, left);
    Statement after = afterGap();
    if (after != null) missing.add(new Missing(left, after.number(), after));
  }

  /** What is left once the cumulative counts what is open of a shipment. */
  private Quantity covering(SentGoods it, Quantity left) {
    Quantity before = covered(it);
    Quantity part = least(left, it.open().minus(before));
    covered.put(it, before.plus(part));
    return left.minus(part);
  }

  /** The last receipts that the releases of this count name, but for the one it began with. */
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

  /** What may have been received by then without a message, the oldest first. */
  private List<SentGoods> openBefore() {
    return all.stream()
        .filter(it -> begun.isToldBefore(stating, it) && stating.mayCount(it))
        .filter(this::isOfTheCount)
        .sorted(CountStart.OLDEST)
        .toList();
  }

  /** The first release of the count before which numbers were left out; null where none were. */
  private @Nullable Statement afterGap() {
    for (int i = 1; i < count.size(); i++)
      if (count.get(i).leavesOutAfter(count.get(i - 1))) return count.get(i);
    return null;
  }

  /** Receipts were told that the cumulative does not count: damaged goods, then the last ones. */
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

  /** Without a cumulative in force both count from zero, since the first release. */
  boolean isStated() {
    return inForce.said().cumulative() != null;
  }

  /** Whether it came after what the count began with. */
  boolean isOfTheCount(SentGoods goods, Came it) {
    return begun.counts(goods, it);
  }

  boolean isOfTheCount(SentGoods it) {
    return begun.counts(it);
  }

  /** How much of it the cumulative counts without a receipt. */
  Quantity covered(SentGoods it) {
    return covered.getOrDefault(it, Quantity.ZERO);
  }

  /**
   * Whether what is open of it can no longer come: the release in force knows what came of it, by a
   * receipt or as it names it, and the buyer asks anew for the rest.
   */
  boolean isClosed(SentGoods it) {
    if (!isStated()) return false;
    return (isNamed(it, named) && begun.isToldBefore(stating, it)) || isReceived(it);
  }

  /** Whether the release in force knows a receipt of it. */
  private boolean isReceived(SentGoods it) {
    return it.came().stream()
        .anyMatch(
            came -> isOfTheCount(it, came) && stating.counts(came) && !leftOutWhole.contains(came));
  }

  /** What is still to come of it. */
  Quantity toCome(SentGoods it) {
    return !isOfTheCount(it) || isClosed(it) ? Quantity.ZERO : it.open().minus(covered(it));
  }

  /**
   * What was received and the release in force does not know of. One that counts up to the day of a
   * receipt, or names no day, may have been made before it.
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
