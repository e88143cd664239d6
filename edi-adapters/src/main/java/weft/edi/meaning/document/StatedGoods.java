package weft.edi.meaning.document;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.document.ReceivedQuantities;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.Partnership;
import weft.party.Profile;

/**
 * Reports impossible statements about despatched or received goods: a negative quantity, a part
 * without a number, and one part in two units without an agreed conversion, because then the hub
 * could not compute the quantity still in transit.
 */
final class StatedGoods {
  private final ReadMessage message;
  private final MeaningFindings findings;
  private final Set<Integer> faulty;
  private final Map<Integer, Segment> segments = new HashMap<>();

  StatedGoods(ReadMessage message, MeaningFindings findings) {
    this.message = message;
    this.findings = findings;
    this.faulty = findings.all().stream().map(Fault::segment).collect(toUnmodifiableSet());
  }

  /**
   * Checks a despatch advice. Converts quantities of a part to one unit if a conversion is agreed.
   */
  void sent(List<LineDraft> lines, Correspondents from, Partnership between) {
    Map<List<String>, List<LineDraft>> byPart = new LinkedHashMap<>();
    unsaid(lines.stream().filter(it -> it.quantity == null), "on its way", "发货");
    for (LineDraft it : lines) {
      if (it.quantity == null || it.quantity.amount().signum() == 0) continue;
      notLess(it.quantity, it);
      byPart.computeIfAbsent(List.of(it.shipment, part(it)), _ -> new ArrayList<>()).add(it);
    }
    nameless(lines);
    again(lines);
    for (List<LineDraft> it : byPart.values()) {
      String first = unit(it.getFirst());
      if (it.stream().anyMatch(line -> !Units.isSame(first, unit(line))))
        inOneUnit(it, agreed(part(it.getFirst()), from, between));
    }
  }

  /** Goods without a part number cannot be assigned, whatever order they name. */
  private void nameless(List<LineDraft> lines) {
    for (LineDraft it : lines)
      if (part(it).isEmpty() && it.quantity != null && it.quantity.isPositive())
        findings.error(
            it.at,
            null,
            FaultCode.VALUE_MISSING,
            "The line states neither the buyer's nor the supplier's number of the part.",
            "该行既没有采购方零件号，也没有供应商零件号。");
  }

  /**
   * Senders reuse line numbers for another batch or pallet; an identical line may be a copy by
   * mistake.
   */
  private void again(List<LineDraft> lines) {
    Map<Said, LineDraft> first = new HashMap<>();
    for (LineDraft it : lines) {
      if (it.number.isEmpty() || it.quantity == null || !it.quantity.isPositive()) continue;
      LineDraft before = it.packages.isEmpty() ? first.putIfAbsent(Said.of(it), it) : null;
      if (before != null && !faulty.contains(it.at.number()))
        findings.note(
            it.at,
            null,
            FaultCode.ITEM_REPEATED,
            "Line %s says again what it says in segment %d; both are counted as sent."
                .formatted(it.number, before.segment),
            "第 %s 行与第 %d 段所述完全相同；两者均计入发货。".formatted(it.number, before.segment));
    }
  }

  /** The values that distinguish the goods of one line from others. */
  private record Said(
      String number,
      String shipment,
      String part,
      Quantity quantity,
      String unit,
      Set<String> batches,
      String order,
      String orderLine,
      String deliveryNote,
      String despatchAdvice) {
    static Said of(LineDraft it) {
      return new Said(
          it.number,
          it.shipment,
          StatedGoods.part(it),
          requireNonNull(it.quantity),
          StatedGoods.unit(it),
          Set.copyOf(it.batches),
          it.order,
          it.orderLine,
          it.deliveryNote,
          it.despatchAdvice);
    }
  }

  /**
   * Notes lines without a quantity (packing material, for example) once, at the first one. Skips
   * lines that already have a fault.
   */
  private void unsaid(Stream<LineDraft> lines, String en, String zh) {
    List<LineDraft> all = lines.filter(it -> !faulty.contains(it.at.number())).toList();
    if (all.isEmpty()) return;
    findings.note(
        all.getFirst().at,
        null,
        FaultCode.VALUE_MISSING,
        (all.size() == 1 ? "A line states" : all.size() + " lines state")
            + " no quantity: nothing of it is booked as %s.".formatted(en),
        "%d 行没有数量，未登记%s。".formatted(all.size(), zh));
  }

  private static AgreedUnits agreed(String part, Correspondents from, Partnership between) {
    Profile profile = from.profile(between);
    return from.directory().parts(between, Set.of(part)).stream()
        .findFirst()
        .map(it -> AgreedUnits.of(profile, it))
        .orElseGet(() -> AgreedUnits.of(profile, part));
  }

  /**
   * Converts all lines to one unit. Package contents are in the unit of their line, so a line with
   * packages is not converted.
   */
  private void inOneUnit(List<LineDraft> lines, AgreedUnits agreed) {
    String in = agreed.together(lines.stream().map(StatedGoods::unit).toList());
    for (LineDraft it : lines) {
      Quantity said = it.quantity;
      if (said == null || Units.isSame(in, unit(it))) continue;
      Quantity converted = it.packages.isEmpty() ? agreed.in(in, said, unit(it)) : null;
      if (converted == null) mixed(it, in);
      else {
        it.quantity = converted;
        it.unit = in;
      }
    }
  }

  private void mixed(LineDraft it, String in) {
    findings.error(
        at(it),
        null,
        FaultCode.UNITS_DIFFER,
        "Part %s is sent in %s and in %s: within a shipment it must have one unit."
            .formatted(part(it), in, unit(it)),
        "零件 %s 同时以 %s 和 %s 发货：一次发货中只能使用一种单位。".formatted(part(it), in, unit(it)));
  }

  private static String part(LineDraft it) {
    return it.part.isEmpty() ? it.supplierPart : it.part;
  }

  private static String unit(LineDraft it) {
    return it.unit.isEmpty() ? "PCE" : it.unit;
  }

  /** Checks a receipt advice. */
  void received(List<LineDraft> lines) {
    unsaid(lines.stream().filter(it -> it.arrivals.said(it.quantity) == null), "received", "收货");
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
        "A quantity sent or received cannot be negative: %s.".formatted(quantity),
        "发货或收货数量为负数：%s。".formatted(quantity));
  }

  /** The segment with the line's quantity, else the one that begins the line. */
  private Segment at(LineDraft line) {
    if (segments.isEmpty()) message.segments().forEach(it -> segments.put(it.number(), it));
    return segments.getOrDefault(line.quantityAt, line.at);
  }
}
