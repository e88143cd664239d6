package weft.balance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.balance.CumulativeLedger.Item;
import weft.balance.CumulativeLedger.Kind;
import weft.balance.NotCounted.Why;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.parts.BaseUnit;

/**
 * Counts both sides of a schedule. The buyer's cumulative is taken as it is stated; what it rose by
 * is set against the receipts that were told, and what is left over against what is still open of
 * the shipments, the ones that a release names first, then the oldest.
 */
final class LedgerCount {
  private final BaseUnit unit;

  /** Null where the count begins with a release. */
  private final @Nullable OpeningCount opening;

  private final List<Statement> count;
  private final Statement start;
  private final Statement inForce;
  private final List<SentGoods> all = new ArrayList<>();
  private final Map<String, Quantity> notCounted = new TreeMap<>();
  private final List<Item> items = new ArrayList<>();

  /** What the cumulative counts of shipments that nobody received by message. */
  private final Map<SentGoods, Quantity> covered = new HashMap<>();

  /** What came since the release in force. */
  private final Map<Came, Quantity> since = new LinkedHashMap<>();

  LedgerCount(
      BaseUnit unit,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening signed) {
    this.unit = unit;
    opening = signed == null ? null : opening(signed, statements);
    if (opening == null) {
      start = Statement.start(statements);
      count = statements.subList(statements.indexOf(start), statements.size());
    } else {
      count = opening.count(statements);
      start = count.getFirst();
    }
    inForce = count.getLast();
    List<SentGoods> told = new ArrayList<>();
    for (SentGoods it : sent)
      it.in(unit)
          .ifPresentOrElse(
              told::add, () -> notCounted.merge(it.unit(), it.quantity(), Quantity::plus));
    all.addAll(opening == null ? told : opening.with(told));
    all.sort(Comparator.comparingLong(SentGoods::position));
  }

  /** Null where the buyer counts from a later start; what cannot be converted is said, too. */
  private @Nullable OpeningCount opening(SignedOpening signed, List<Statement> statements) {
    SignedOpening converted = signed.in(unit).orElse(null);
    if (converted == null) {
      notCounted.merge(signed.terms().unit(), signed.terms().shipped(), Quantity::plus);
      return null;
    }
    var begun = new OpeningCount(converted);
    return begun.holds(statements) ? begun : null;
  }

  CumulativeLedger ledger(LocalDate today) {
    Quantity counted = Quantity.ZERO;
    for (SentGoods goods : all)
      for (Came it : goods.came())
        if (isOfTheCount(it)) {
          if (isStated() && inForce.counts(it)) counted = counted.plus(it.quantity());
          else since.merge(it, it.quantity(), Quantity::plus);
        }
    if (isStated()) {
      Quantity rose = inForce.cumulative().minus(start.cumulative()).plus(fallen());
      if (rose.exceeds(counted)) countedWithoutReceipt(rose.minus(counted));
      else receivedAndNotCounted(counted.minus(rose));
    }
    all.forEach(it -> between(it, today));
    return summed();
  }

  /** Without a cumulative in force both count from zero, since the first release. */
  private boolean isStated() {
    return inForce.said().cumulative() != null;
  }

  /** Whether it came after what the count began with. */
  private boolean isOfTheCount(Came it) {
    if (opening != null) return opening.counts(it);
    LocalDate asOf = start.said().asOf();
    if (it.position() < start.position()) return asOf != null && it.on().isAfter(asOf);
    return asOf == null || !it.on().isBefore(asOf);
  }

  private boolean isOfTheCount(SentGoods it) {
    return opening != null ? opening.counts(it) : it.toldAt().isAfter(start.recordedAt());
  }

  /** By how much the cumulative fell in all, each time noted. */
  private Quantity fallen() {
    Quantity fallen = Quantity.ZERO;
    Statement before = start;
    for (Statement it : count) {
      if (opening == null && !start.countsLike(it)) continue;
      Quantity fell = before.cumulative().minus(it.cumulative());
      if (fell.isPositive()) {
        fallen = fallen.plus(fell);
        boolean first = opening != null && before.equals(start);
        add(first ? Kind.BELOW_OPENING : Kind.RETURN, fell, null, it.number(), it.position());
      }
      before = it;
    }
    return fallen;
  }

  /** The cumulative rose by more than the receipts that were told before it. */
  private void countedWithoutReceipt(Quantity more) {
    Quantity left = more;
    for (Map.Entry<Came, Quantity> late : since.entrySet()) {
      if (!inForce.mayCount(late.getKey())) continue;
      Quantity part = least(left, late.getValue());
      late.setValue(late.getValue().minus(part));
      left = left.minus(part);
    }
    Map<String, Statement> named = named();
    for (SentGoods it : all) if (isNamed(it, named.keySet())) left = covering(it, left);
    for (SentGoods it : all) named.keySet().removeAll(it.names());
    for (Map.Entry<String, Statement> it : named.entrySet()) {
      Quantity last = it.getValue().said().lastQuantity();
      Quantity part = last == null ? Quantity.ZERO : least(left, last);
      missing(part, it.getKey(), it.getValue());
      left = left.minus(part);
    }
    for (SentGoods it : openBefore()) left = covering(it, left);
    Statement after = afterGap();
    if (after != null) missing(left, after.number(), after);
  }

  /** What is left once the cumulative counts what is open of a shipment. */
  private Quantity covering(SentGoods it, Quantity left) {
    Quantity before = covered.getOrDefault(it, Quantity.ZERO);
    Quantity part = least(left, it.open().minus(before));
    covered.put(it, before.plus(part));
    return left.minus(part);
  }

  private void missing(Quantity quantity, String name, Statement told) {
    add(Kind.MESSAGE_MISSING, Quantity.ZERO.minus(quantity), null, name, told.position());
  }

  /** The last receipts that the releases of this count name, but for the one it began with. */
  private Map<String, Statement> named() {
    Map<String, Statement> named = new LinkedHashMap<>();
    for (Statement it : count) {
      String reference = it.said().lastReference();
      if (reference != null && !it.equals(start)) named.putIfAbsent(reference, it);
    }
    String first = start.said().lastReference();
    if (first != null) named.remove(first);
    return named;
  }

  private static boolean isNamed(SentGoods it, Collection<String> named) {
    return it.names().stream().anyMatch(named::contains);
  }

  /** What may have been received by then without a message, the oldest first. */
  private List<SentGoods> openBefore() {
    return all.stream()
        .filter(it -> isToldBefore(inForce, it) && inForce.mayCount(it.due()))
        .filter(it -> isOfTheCount(it) || !start.mayCount(it.due()))
        .sorted(Comparator.comparing(LedgerCount::dueOrTold).thenComparingLong(SentGoods::position))
        .toList();
  }

  private boolean isToldBefore(Statement release, SentGoods it) {
    return it.position() < release.position() || (opening != null && opening.isUnderway(it));
  }

  private static LocalDate dueOrTold(SentGoods it) {
    LocalDate due = it.due();
    return due == null ? LocalDate.ofInstant(it.toldAt(), ZoneOffset.UTC) : due;
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
        if (isOfTheCount(it) && inForce.counts(it)) {
          Quantity part = least(left, it.damaged());
          add(Kind.DAMAGED, part, goods, goods.number(), it.position());
          left = left.minus(part);
          if (!part.isPositive()) whole.add(it);
        }
    for (SentGoods goods : all.reversed())
      for (Came it : goods.came().reversed())
        if (whole.contains(it) && !it.quantity().exceeds(left)) {
          add(Kind.RECEIPT_NOT_COUNTED, it.quantity(), goods, goods.number(), it.position());
          left = left.minus(it.quantity());
        }
  }

  /** What of one shipment stands between the two sides. */
  private void between(SentGoods it, LocalDate today) {
    Quantity taken = covered.getOrDefault(it, Quantity.ZERO);
    if (!isOfTheCount(it)) {
      against(Kind.RESET, taken, it, it.position());
      for (Came came : it.came())
        if (isOfTheCount(came)) against(Kind.RESET, came.quantity(), it, came.position());
      return;
    }
    LocalDate due = it.arrives();
    boolean late = due != null && due.isBefore(today);
    Kind open = late ? Kind.RECEIPT_NOT_POSTED : Kind.IN_TRANSIT;
    add(open, it.open().minus(taken), it, it.number(), it.position());
    for (Came came : it.came()) {
      add(Kind.SHORT, came.missing(), it, it.number(), came.position());
      against(Kind.OVER, came.over(), it, came.position());
      if (!isOfTheCount(came)) add(Kind.RESET, came.quantity(), it, it.number(), came.position());
    }
  }

  private void against(Kind kind, Quantity quantity, SentGoods of, long position) {
    add(kind, Quantity.ZERO.minus(quantity), of, of.number(), position);
  }

  private void add(
      Kind kind, Quantity quantity, @Nullable SentGoods of, String name, long position) {
    if (!quantity.equals(Quantity.ZERO))
      items.add(new Item(kind, quantity, of == null ? null : of.shipment(), name, position));
  }

  private CumulativeLedger summed() {
    Quantity shipped = isStated() ? start.cumulative() : Quantity.ZERO;
    LocalDate left = opening == null ? null : opening.asOf();
    for (SentGoods it : all) {
      if (!isOfTheCount(it)) continue;
      shipped = shipped.plus(it.quantity());
      left = later(left, it.shipped());
    }
    Quantity received = inForce.cumulative();
    LocalDate asOf = inForce.said().asOf();
    for (Map.Entry<Came, Quantity> it : since.entrySet()) {
      received = received.plus(it.getValue());
      if (it.getValue().isPositive()) asOf = later(asOf, it.getKey().on());
    }
    Quantity difference = shipped.minus(received);
    Quantity unexplained = difference;
    for (Item it : items) unexplained = unexplained.minus(it.quantity());
    items.sort(Comparator.comparing(Item::kind).thenComparingLong(Item::position));
    List<NotCounted> without = new ArrayList<>();
    notCounted.forEach((in, sum) -> without.add(new NotCounted(sum, in, Why.NO_CONVERSION)));
    return new CumulativeLedger(
        unit.unit(),
        start,
        inForce,
        received,
        asOf,
        shipped,
        left,
        difference,
        List.copyOf(items),
        unexplained,
        without,
        opening == null ? null : opening.signed());
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) return one == null ? other : one;
    return one.isAfter(other) ? one : other;
  }

  private static Quantity least(Quantity one, Quantity other) {
    return one.exceeds(other) ? other : one;
  }
}
