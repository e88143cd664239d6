package weft.balance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.balance.CumulativeLedger.Item;
import weft.balance.CumulativeLedger.Kind;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.parts.BaseUnit;

/**
 * The quantities at the end of a day by everything known now: the numbers that two sides compare
 * before they sign an opening. In the base unit; goods in a unit without a conversion are left out.
 *
 * @param received the buyer's cumulative; null if nobody stated one by that day
 * @param release the release that stated it; null if an opening states it, or nobody
 * @param shipped received plus in transit; null if {@code received} is null
 */
public record DayOfCount(
    @Nullable Quantity received,
    @Nullable String release,
    @Nullable Quantity shipped,
    @Nullable LocalDate since,
    @Nullable String lastDeliveryNote,
    List<GoodsUnderway> inTransit) {
  public static DayOfCount of(
      BaseUnit unit,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening signed,
      LocalDate day) {
    SignedOpening opening =
        signed == null || signed.terms().asOf().isAfter(day) || signed.terms().in(unit).isEmpty()
            ? null
            : signed;
    List<Statement> stated = statements.stream().filter(it -> !asOf(it).isAfter(day)).toList();
    List<SentGoods> left =
        sent.stream().filter(it -> !it.left().isAfter(day)).map(it -> it.until(day)).toList();
    if (stated.isEmpty() && opening == null) return unknown(unit, left);
    CumulativeLedger ledger = CumulativeLedger.of(unit, stated, left, opening, day);
    Statement inForce = ledger.inForce();
    if (inForce.said().cumulative() == null) return unknown(unit, left);
    List<GoodsUnderway> underway = new ArrayList<>();
    Quantity shipped = ledger.received();
    for (Item it : ledger.explained()) {
      if (it.kind() != Kind.IN_TRANSIT && it.kind() != Kind.RECEIPT_NOT_POSTED) continue;
      underway.add(underway(it, left, opening));
      shipped = shipped.plus(it.quantity());
    }
    return new DayOfCount(
        ledger.received(),
        ledger.isOpening(inForce) ? null : inForce.number(),
        shipped,
        inForce.said().since(),
        inForce.said().lastReference(),
        List.copyOf(underway));
  }

  private static LocalDate asOf(Statement it) {
    LocalDate said = it.said().asOf();
    return said == null ? LocalDate.ofInstant(it.recordedAt(), ZoneOffset.UTC) : said;
  }

  /**
   * The buyer stated no received quantity: every open quantity that had left counts as in transit.
   */
  private static DayOfCount unknown(BaseUnit unit, List<SentGoods> left) {
    List<GoodsUnderway> underway =
        left.stream()
            .flatMap(it -> it.in(unit).stream())
            .filter(it -> it.open().isPositive())
            .map(it -> new GoodsUnderway(note(it), it.open(), it.arrives()))
            .toList();
    return new DayOfCount(null, null, null, null, null, underway);
  }

  private static GoodsUnderway underway(
      Item item, List<SentGoods> left, @Nullable SignedOpening opening) {
    for (SentGoods it : left)
      if (it.shipment() != null && it.shipment().equals(item.shipment()))
        return new GoodsUnderway(note(it), item.quantity(), it.arrives());
    if (opening != null)
      for (GoodsUnderway it : opening.terms().inTransit())
        if (it.deliveryNote().equals(item.name()))
          return new GoodsUnderway(item.name(), item.quantity(), it.arrives());
    return new GoodsUnderway(item.name(), item.quantity(), null);
  }

  /** Returns the delivery note if there is exactly one, otherwise the shipment's number. */
  private static String note(SentGoods it) {
    Set<String> notes = new TreeSet<>(it.names());
    notes.remove(it.number());
    return notes.size() == 1 ? notes.iterator().next() : it.number();
  }
}
