package weft.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.balance.CumulativeLedger.Item;
import weft.balance.CumulativeLedger.Kind;
import weft.balance.GoodsCount.Fall;
import weft.balance.GoodsCount.LeftOut;
import weft.balance.GoodsCount.Missing;
import weft.balance.NotCounted.Why;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.parts.BaseUnit;

/** Compares both sides of a schedule and lists the items of the difference. */
final class LedgerCount {
  private final BaseUnit unit;
  private final GoodsCount count;
  private final List<CumulativeLedger.Change> changes;
  private final List<Item> items = new ArrayList<>();

  LedgerCount(
      BaseUnit unit,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening signed) {
    this.unit = unit;
    count = GoodsCount.of(unit, statements, sent, signed);
    changes = Statement.changes(count.statements());
  }

  CumulativeLedger ledger(LocalDate today) {
    for (Fall it : count.falls()) {
      boolean belowOpening = count.opening() != null && it.isFirst();
      if (!belowOpening && isReturned(it)) {
        for (Returned some : it.by().returned())
          add(
              Kind.RETURN,
              some.back().quantity(),
              some.goods(),
              some.goods().number(),
              some.back().position());
        continue;
      }
      Kind kind = belowOpening ? Kind.BELOW_OPENING : Kind.RETURN;
      add(kind, it.quantity(), null, it.by().number(), it.by().position());
    }
    for (Missing it : count.missing())
      add(
          Kind.MESSAGE_MISSING,
          Quantity.ZERO.minus(it.quantity()),
          null,
          it.name(),
          it.told().position());
    for (LeftOut it : count.leftOut()) {
      Kind kind = it.isDamaged() ? Kind.DAMAGED : Kind.RECEIPT_NOT_COUNTED;
      add(kind, it.quantity(), it.goods(), it.goods().number(), it.came().position());
    }
    count.all().forEach(it -> between(it, today));
    return summed();
  }

  private static boolean isReturned(Fall it) {
    return it.by().isReturned() && Returned.sum(it.by().returned()).equals(it.quantity());
  }

  /** Adds the differences that one shipment causes. */
  private void between(SentGoods it, LocalDate today) {
    Quantity taken = count.covered(it);
    if (!count.isOfTheCount(it)) {
      against(Kind.RESET, taken, it, it.position());
      for (Came came : it.came())
        if (count.isOfTheCount(it, came)) against(Kind.RESET, came.quantity(), it, came.position());
      return;
    }
    Quantity open = it.open().minus(taken);
    if (count.isClosed(it)) {
      long told = it.came().isEmpty() ? it.position() : it.came().getLast().position();
      add(Kind.SHORT, open, it, it.number(), told);
    } else {
      boolean late = it.arrives() != null && it.arrives().isBefore(today);
      Kind kind = late ? Kind.RECEIPT_NOT_POSTED : Kind.IN_TRANSIT;
      if (!open.equals(Quantity.ZERO))
        items.add(new Item(kind, open, it.shipment(), it.number(), it.position(), it.due()));
    }
    for (Came came : it.came()) {
      add(Kind.SHORT, came.missing(), it, it.number(), came.position());
      against(Kind.OVER, came.over(), it, came.position());
      if (!count.isOfTheCount(it, came))
        add(Kind.RESET, came.quantity(), it, it.number(), came.position());
    }
  }

  private void against(Kind kind, Quantity quantity, SentGoods of, long position) {
    add(kind, Quantity.ZERO.minus(quantity), of, of.number(), position);
  }

  private void add(
      Kind kind, Quantity quantity, @Nullable SentGoods of, String name, long position) {
    if (!quantity.equals(Quantity.ZERO))
      items.add(new Item(kind, quantity, of == null ? null : of.shipment(), name, position, null));
  }

  private CumulativeLedger summed() {
    OpeningCount opening = count.opening();
    Quantity shipped = count.isStated() ? count.start().cumulative() : Quantity.ZERO;
    LocalDate left = opening == null ? null : opening.asOf();
    for (SentGoods it : count.all()) {
      if (!count.isOfTheCount(it)) continue;
      shipped = shipped.plus(it.quantity());
      left = later(left, it.shipped());
    }
    Quantity received = count.inForce().cumulative();
    LocalDate asOf = count.inForce().said().asOf();
    for (Map.Entry<Came, Quantity> it : count.since().entrySet()) {
      received = received.plus(it.getValue());
      if (it.getValue().isPositive()) asOf = later(asOf, it.getKey().on());
    }
    Quantity difference = shipped.minus(received);
    Quantity unexplained = difference;
    for (Item it : items) unexplained = unexplained.minus(it.quantity());
    items.sort(Comparator.comparing(Item::kind).thenComparingLong(Item::position));
    List<NotCounted> without = new ArrayList<>();
    count
        .notCounted()
        .forEach((in, sum) -> without.add(new NotCounted(sum, in, Why.NO_CONVERSION)));
    return new CumulativeLedger(
        unit.unit(),
        count.start(),
        count.inForce(),
        received,
        asOf,
        shipped,
        left,
        difference,
        List.copyOf(items),
        unexplained,
        without,
        opening == null ? null : opening.signed(),
        changes);
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) return one == null ? other : one;
    return one.isAfter(other) ? one : other;
  }
}
