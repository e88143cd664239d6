package weft.projections.shipment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.shipment.GoodsReturn;
import weft.shipment.HandlingUnit;
import weft.shipment.Receipt;
import weft.shipment.UnknownName;

/** Translates every part number in a shipment into the reader's. */
final class InOwnWords {
  private final ShipmentRow row;

  /**
   * The supplier's numbers that some lines state next to the buyer's; they apply to the whole
   * shipment.
   */
  private final Map<String, String> stated = new HashMap<>();

  InOwnWords(ShipmentRow row) {
    this.row = row;
    for (SentLine it : row.lines())
      if (it.supplierPart() != null) stated.putIfAbsent(it.part(), it.supplierPart());
  }

  private OwnNumbers.Part part(String number) {
    return new OwnNumbers.Part(row.buyer(), row.supplier(), number);
  }

  List<OwnNumbers.Part> parts() {
    List<String> all = new ArrayList<>();
    row.lines().forEach(it -> all.add(it.part()));
    row.packages().forEach(unit -> unit.contents().forEach(it -> all.add(it.part())));
    row.receipts().forEach(receipt -> receipt.lines().forEach(it -> all.add(it.part())));
    row.returns().forEach(goods -> goods.lines().forEach(it -> all.add(it.part())));
    return all.stream().distinct().map(this::part).toList();
  }

  ShipmentRow named(OwnNumbers numbers) {
    UnaryOperator<String> own = it -> both(numbers, it, stated.get(it)).own();
    return row.with(
        row.lines().stream().map(it -> line(numbers, it)).toList(),
        row.packages().stream().map(it -> unit(it, own)).toList(),
        row.receipts().stream().map(it -> receipt(it, own)).toList(),
        row.returns().stream().map(it -> goods(it, own)).toList(),
        unknown(row.unknown(), own));
  }

  private static @Nullable List<UnknownName> unknown(
      @Nullable List<UnknownName> names, UnaryOperator<String> own) {
    return names == null
        ? null
        : names.stream()
            .map(
                it ->
                    it.what() == UnknownName.What.PART
                        ? new UnknownName(it.what(), own.apply(it.name()))
                        : it)
            .toList();
  }

  private OwnNumbers.Both both(OwnNumbers numbers, String number, @Nullable String said) {
    return numbers.of(part(number), said);
  }

  private SentLine line(OwnNumbers numbers, SentLine it) {
    OwnNumbers.Both both = both(numbers, it.part(), it.supplierPart());
    return both.partners() == null ? it : it.named(both.own(), both.partners());
  }

  private static HandlingUnit unit(HandlingUnit it, UnaryOperator<String> own) {
    return new HandlingUnit(
        it.label(),
        it.type(),
        it.within(),
        it.contents().stream()
            .map(
                one -> new HandlingUnit.Content(own.apply(one.part()), one.quantity(), one.batch()))
            .toList(),
        it.grossWeight());
  }

  static Receipt receipt(Receipt it, UnaryOperator<String> own) {
    return it.of(lines(it.lines(), own));
  }

  static List<Receipt.Line> lines(List<Receipt.Line> lines, UnaryOperator<String> own) {
    return lines.stream()
        .map(
            it ->
                new Receipt.Line(
                    own.apply(it.part()),
                    it.quantity(),
                    it.unit(),
                    it.batch(),
                    it.difference(),
                    it.segment()))
        .toList();
  }

  private static GoodsReturn goods(GoodsReturn it, UnaryOperator<String> own) {
    return new GoodsReturn(
        it.number(),
        it.sent(),
        it.lines().stream()
            .map(
                one ->
                    new GoodsReturn.Line(
                        one.receipt(),
                        one.line(),
                        one.kind(),
                        own.apply(one.part()),
                        one.batch(),
                        one.quantity(),
                        one.unit()))
            .toList(),
        it.takenBack(),
        it.site());
  }
}
