package weft.edi.meaning.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.document.StockReport.StockDraft;
import weft.edi.meaning.words.MeaningFindings;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.stock.StockStatus;

/**
 * The stock on hand of a stock report line, by status. DE 7491: 1 accepted and usable, 2 damaged
 * and blocked; bonded (3) and reserved (4) stock is noted but not counted. A quantity without this
 * code is the whole stock (DE 6063 = 17 since D99A): the unusable part (20) at the same place is
 * blocked, the rest is usable.
 */
final class OnHands {
  private final LineDraft line;
  private final StockParts.Part part;
  private final MeaningFindings findings;
  private final List<OnHand> all = new ArrayList<>();

  OnHands(LineDraft line, StockParts.Part part, MeaningFindings findings) {
    this.line = line;
    this.part = part;
    this.findings = findings;
  }

  /** Empty, with a fault, if the line states no reliable quantity. */
  List<OnHand> all() {
    for (StockDraft it : line.stocks)
      if (OnHand.isUnusable(it)) add(it, in(it), StockStatus.BLOCKED);
    List<OnHand> unusable = List.copyOf(all);
    int said = 0;
    for (StockDraft it : OnHand.best(line.stocks)) {
      said++;
      switch (it.inventory) {
        case "" -> add(it, less(it, in(it), unusable), StockStatus.USABLE);
        case "1" -> add(it, in(it), StockStatus.USABLE);
        case "2" -> add(it, in(it), StockStatus.BLOCKED);
        default -> other(it);
      }
    }
    if (said == 0 && unusable.isEmpty()) nothing();
    return all;
  }

  private void add(StockDraft at, @Nullable Quantity quantity, StockStatus status) {
    if (quantity != null) all.add(new OnHand(at, quantity, part.unit(at.unit), status));
  }

  /**
   * The quantity in the agreed unit; null, with a fault, if no conversion is agreed or the quantity
   * is negative.
   */
  private @Nullable Quantity in(StockDraft it) {
    if (it.quantity.amount().signum() < 0) {
      negative(it);
      return null;
    }
    Quantity in = part.in(it.quantity, it.unit);
    if (in == null)
      findings.error(
          it.at,
          it.element("C186.6411", "QTY03"),
          FaultCode.UNITS_DIFFER,
          "Part %s is counted in %s, and no conversion from %s is agreed."
              .formatted(part.number(), part.unit(it.unit), it.unit),
          "零件 %s 以 %s 计量，双方未约定单位 %s 的换算。".formatted(part.number(), part.unit(it.unit), it.unit));
    return in;
  }

  /** The quantity minus its unusable part. */
  private @Nullable Quantity less(StockDraft of, @Nullable Quantity all, List<OnHand> unusable) {
    if (all == null) return null;
    Quantity rest = all;
    for (OnHand it : unusable)
      if (isAt(it.at(), of) && Objects.equals(line.batch(it.at()), line.batch(of)))
        rest = rest.minus(it.quantity());
    if (rest.amount().signum() >= 0) return rest;
    negative(of);
    return null;
  }

  private static boolean isAt(StockDraft it, StockDraft other) {
    return it.place.equals(other.place)
        && it.site.equals(other.site)
        && it.owner.equals(other.owner);
  }

  private void negative(StockDraft it) {
    findings.error(
        it.at,
        it.element("C186.6060", "QTY02"),
        FaultCode.QUANTITY_NEGATIVE,
        "Stock cannot be negative: %s.".formatted(it.quantity),
        "库存数量不能小于零：%s。".formatted(it.quantity));
  }

  private void other(StockDraft it) {
    findings.note(
        it.at,
        null,
        FaultCode.MEANING_UNKNOWN,
        "Inventory of type %s was kept, but not counted.".formatted(it.inventory),
        "库存类别 %s 的数量仅保存，不计入库存。".formatted(it.inventory));
  }

  private void nothing() {
    findings.error(
        line.at,
        null,
        FaultCode.VALUE_MISSING,
        "The line does not say how much is on hand.",
        "该行未说明现有库存数量。");
  }
}
