package weft.edi.meaning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.document.ReceivedQuantities;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.measure.Units;

/**
 * What no message can say of goods that left or came: less than nothing, and one part of a shipment
 * in two units, as nobody could tell how much of it is still on its way.
 */
final class StatedGoods {
  private final ReadMessage message;
  private final Findings findings;
  private final Map<Integer, Segment> segments = new HashMap<>();

  StatedGoods(ReadMessage message, Findings findings) {
    this.message = message;
    this.findings = findings;
  }

  /** Of a despatch advice. */
  void sent(List<LineDraft> lines) {
    Map<List<String>, String> units = new HashMap<>();
    for (LineDraft it : lines) {
      if (it.quantity == null || it.quantity.amount().signum() == 0) continue;
      String part = it.part.isEmpty() ? it.supplierPart : it.part;
      notLess(it.quantity, it);
      String unit = units.putIfAbsent(List.of(it.shipment, part), it.unit);
      if (unit == null || Units.isSame(named(unit), named(it.unit))) continue;
      findings.error(
          at(it),
          null,
          FaultCode.UNITS_DIFFER,
          "Part %s is sent in %s and in %s: of one shipment it has one unit."
              .formatted(part, named(unit), named(it.unit)),
          "零件 %s 同时以 %s 和 %s 发货：一次发货中只能使用一种单位。".formatted(part, named(unit), named(it.unit)));
    }
  }

  /** Of a receipt advice. */
  void received(List<LineDraft> lines) {
    for (LineDraft it : lines) {
      ReceivedQuantities said = it.arrivals.said(it.quantity);
      notLess(said == null ? null : said.came(), it);
    }
  }

  private void notLess(@Nullable Quantity quantity, LineDraft line) {
    if (quantity == null || quantity.amount().signum() >= 0) return;
    findings.error(
        at(line),
        null,
        FaultCode.QUANTITY_NEGATIVE,
        "Less than nothing was sent or came: %s.".formatted(quantity),
        "发货或收货数量为负数：%s。".formatted(quantity));
  }

  private static String named(String unit) {
    return unit.isEmpty() ? "PCE" : unit;
  }

  /** The segment with the line's quantity, else the one that begins it. */
  private Segment at(LineDraft line) {
    if (segments.isEmpty()) message.segments().forEach(it -> segments.put(it.number(), it));
    return segments.getOrDefault(line.quantityAt, line.at);
  }
}
