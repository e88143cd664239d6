package weft.projections.shipment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.shipment.DespatchLine;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference;

/**
 * A line of a shipment with its receipts. Receipts name a part, and perhaps a batch; received goods
 * fill the part's lines in order.
 *
 * @param received all goods of the line that came, including damaged and surplus ones, without
 *     goods of another part
 * @param missing goods that will not come
 * @param over goods that came unannounced
 * @param damaged goods that came and are unusable
 * @param open goods still in transit
 * @param segment of the message that states it; null if none does
 * @param supplierPart the supplier's number, if the line states both
 * @param unloadingPoint of the receiving site
 * @param partnerPart the partner's number, if {@code part} was translated to the reader's; null as
 *     stored
 */
public record SentLine(
    String part,
    Quantity quantity,
    String unit,
    @Nullable String batch,
    @Nullable String deliveryNote,
    @Nullable String order,
    @Nullable String orderLine,
    @Nullable String agreement,
    Quantity received,
    Quantity missing,
    Quantity over,
    Quantity damaged,
    Quantity open,
    @Nullable Integer segment,
    @Nullable String supplierPart,
    @Nullable String unloadingPoint,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerPart) {
  static List<SentLine> of(List<DespatchLine> lines) {
    return lines.stream().map(SentLine::of).toList();
  }

  private static SentLine of(DespatchLine it) {
    return new SentLine(
        it.part(),
        it.quantity(),
        it.unit(),
        it.batch(),
        it.deliveryNote(),
        it.order(),
        it.orderLine(),
        it.agreement(),
        Quantity.ZERO,
        Quantity.ZERO,
        Quantity.ZERO,
        Quantity.ZERO,
        it.quantity(),
        it.segment(),
        it.supplierPart(),
        it.unloadingPoint(),
        null);
  }

  /** The line with the reader's and the partner's number. */
  SentLine named(String own, String partners) {
    return new SentLine(
        own,
        quantity,
        unit,
        batch,
        deliveryNote,
        order,
        orderLine,
        agreement,
        received,
        missing,
        over,
        damaged,
        open,
        segment,
        supplierPart,
        unloadingPoint,
        partners);
  }

  /** The line with no goods in transit. */
  SentLine closed() {
    return with(received, missing, over, damaged, Quantity.ZERO);
  }

  private SentLine with(
      Quantity received, Quantity missing, Quantity over, Quantity damaged, Quantity open) {
    return new SentLine(
        part,
        quantity,
        unit,
        batch,
        deliveryNote,
        order,
        orderLine,
        agreement,
        received,
        missing,
        over,
        damaged,
        open,
        segment,
        supplierPart,
        unloadingPoint,
        partnerPart);
  }

  /** The line before any receipt. */
  private SentLine announced() {
    return with(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, quantity);
  }

  /** The lines as announced, and after each of the receipts. */
  public static List<List<SentLine>> stages(List<SentLine> lines, List<Receipt> receipts) {
    List<List<SentLine>> stages = new ArrayList<>();
    stages.add(lines.stream().map(SentLine::announced).toList());
    for (Receipt it : receipts) stages.add(received(stages.getLast(), it));
    return stages;
  }

  /** The lines after a receipt. */
  static List<SentLine> received(List<SentLine> lines, Receipt receipt) {
    List<SentLine> all = new ArrayList<>(lines);
    for (Receipt.Line it : receipt.lines()) receive(all, it);
    return List.copyOf(all);
  }

  private static void receive(List<SentLine> all, Receipt.Line came) {
    List<Integer> own = own(all, came);
    if (own.isEmpty()) return;
    Quantity over = differing(came, Difference.Kind.OVER);
    Quantity missing = differing(came, Difference.Kind.SHORT);
    Quantity wrong = differing(came, Difference.Kind.WRONG_PART);
    Quantity rest = came.quantity().minus(over).minus(wrong);
    for (int i : own) {
      SentLine it = all.get(i);
      Quantity part = least(it.open, rest);
      rest = rest.minus(part);
      Quantity gone = least(it.open.minus(part), missing);
      missing = missing.minus(gone);
      all.set(
          i,
          it.with(
              it.received.plus(part),
              it.missing.plus(gone),
              it.over,
              it.damaged,
              it.open.minus(part).minus(gone)));
    }
    int first = own.getFirst();
    SentLine it = all.get(first);
    Quantity surplus = over.plus(rest);
    all.set(
        first,
        it.with(
            it.received.plus(surplus),
            it.missing,
            it.over.plus(surplus),
            it.damaged.plus(differing(came, Difference.Kind.DAMAGED)),
            it.open));
  }

  /** The lines of its part and unit, those of its batch first. */
  private static List<Integer> own(List<SentLine> all, Receipt.Line came) {
    List<Integer> own = new ArrayList<>();
    for (int i = 0; i < all.size(); i++)
      if (all.get(i).part.equals(came.part()) && Units.isSame(all.get(i).unit, came.unit()))
        own.add(i);
    String batch = came.batch();
    if (batch != null)
      own.sort(Comparator.comparing((Integer i) -> !batch.equals(all.get(i).batch)));
    return own;
  }

  private static Quantity differing(Receipt.Line came, Difference.Kind kind) {
    Difference it = came.difference();
    return it == null || it.kind() != kind ? Quantity.ZERO : it.quantity();
  }

  private static Quantity least(Quantity one, Quantity other) {
    return one.exceeds(other) ? other : one;
  }
}
