package weft.edi.meaning.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;

/**
 * The demand of one item of an 830 or 862 for each ship-to: FST01, which SDQ divides among ship-tos
 * and JIT among times of its day. QTY 02 below a discrete FST is its cumulative.
 */
final class X12Quantities {
  private final Map<String, Demands> byPlace = new LinkedHashMap<>();
  private final String unit;
  private final String place;
  private final boolean cumulative;
  private final X12FstWords words;
  private final AgreedUnits units;
  private final MeaningFindings findings;

  /** Segments with planned demand. */
  private final Set<Integer> planned = new HashSet<>();

  /**
   * Creates an empty instance; {@link #read} reads the quantities.
   *
   * @param place the ship-to of quantities without SDQ
   * @param units of its part
   */
  X12Quantities(
      Group lin,
      String place,
      boolean cumulative,
      X12FstWords words,
      AgreedUnits units,
      MeaningFindings findings) {
    this.unit = unit(lin);
    this.place = place;
    this.cumulative = cumulative;
    this.words = words;
    this.units = units;
    this.findings = findings;
  }

  void read(Group lin) {
    for (Group below : lin.groups()) {
      if (below.begins("FST")) fst(below);
      else if (below.begins("SDP"))
        below.segments("FST").forEach(it -> fst(it, List.of(), List.of(), List.of()));
    }
    if (byPlace.isEmpty()) byPlace.put(place, new Demands());
  }

  String unit() {
    return unit;
  }

  /** Returns the demand of at least one place; the place is "" if not stated. */
  Map<String, Demands> byPlace() {
    return byPlace;
  }

  boolean arePlanned() {
    return !planned.isEmpty();
  }

  /**
   * Returns whether the segment's demand is only planned, so that an authorisation may split it.
   */
  boolean isPlanned(int segment) {
    return planned.contains(segment);
  }

  /** Returns UIT, otherwise the unit of the first divided quantity (SDQ01). */
  private static String unit(Group lin) {
    Segment uit = lin.segment("UIT");
    if (uit != null && !uit.value(0, 0).isEmpty()) return X12Items.unit(uit.value(0, 0));
    return lin.groupsAt("FST").stream()
        .flatMap(it -> it.segments("SDQ").stream())
        .map(it -> it.value(0))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .map(X12Items::unit)
        .orElse("PCE");
  }

  private void fst(Group group) {
    List<Segment> jit = group.groupsAt("JIT").stream().map(it -> it.segments().getFirst()).toList();
    fst(group.segments().getFirst(), group.segments("SDQ"), jit, group.segments("QTY"));
  }

  private void fst(Segment fst, List<Segment> sdq, List<Segment> jit, List<Segment> qty) {
    LocalDate due = X12Dates.day(fst.value(3));
    if (due == null) return; // mandatory: the reader has reported it
    if (sdq.isEmpty() && jit.isEmpty()) add(place, fst, 0, "FST01", fst, due);
    if (sdq.isEmpty() && jit.isEmpty() && !cumulative) beside(qty, fst, due);
    if (sdq.isEmpty() && !jit.isEmpty()) timed(fst, due, jit);
    if (!sdq.isEmpty()) divided(fst, sdq, due);
  }

  /**
   * Divides the quantity of an FST by SDQ. The parts must add up to it, because a surplus or
   * shortage would belong to no ship-to.
   */
  private void divided(Segment fst, List<Segment> sdq, LocalDate due) {
    Quantity sum = Quantity.ZERO;
    boolean known = true;
    for (Segment it : sdq)
      for (int i = 2; i + 1 < it.elements(); i += 2) {
        if (it.value(i).isEmpty()) continue;
        Quantity part = add(it.value(i), it, i + 1, "SDQ%02d".formatted(i + 2), fst, due);
        known &= part != null;
        if (part != null) sum = sum.plus(part);
      }
    Quantity whole =
        known ? findings.number(fst, 0, 0, "FST01").map(Quantity::new).orElse(null) : null;
    if (whole != null && !whole.equals(sum))
      findings.error(
          sdq.getFirst(),
          "SDQ04",
          FaultCode.CONTROL_TOTAL,
          "SDQ adds up to %s, but FST01 says %s.".formatted(sum, whole),
          "SDQ 分配的数量合计为 %s，而 FST01 为 %s。".formatted(sum, whole));
  }

  /** Reads QTY 02: the cumulative that a discrete quantity reaches. */
  private void beside(List<Segment> quantities, Segment fst, LocalDate due) {
    for (Segment qty : quantities) {
      if (!qty.value(0).equals("02")) continue;
      Quantity reached = findings.number(qty, 1, 0, "QTY02").map(Quantity::new).orElse(null);
      if (reached != null)
        demands(place).add(words.demand(fst, due, X12FstWords.time(fst), reached, qty), true);
    }
  }

  private Demands demands(String at) {
    return byPlace.computeIfAbsent(at, _ -> new Demands());
  }

  private @Nullable Quantity add(
      String at, Segment source, int element, String name, Segment fst, LocalDate due) {
    demands(at); // adds the place even if its quantity is unknown
    Quantity quantity = findings.number(source, element, 0, name).map(Quantity::new).orElse(null);
    if (quantity != null && source != fst && !source.value(0).isEmpty())
      quantity =
          units.in(unit, quantity, X12Items.unit(source.value(0)), source, "SDQ01", findings);
    quantity = findings.wanted(quantity, source, name);
    if (quantity != null) demand(at, due, X12FstWords.time(fst), fst, quantity, source);
    return quantity;
  }

  /** Divides a day among times; the rest without a time stays a quantity of the day. */
  private void timed(Segment fst, LocalDate due, List<Segment> jit) {
    Quantity day =
        findings.wanted(
            findings.number(fst, 0, 0, "FST01").map(Quantity::new).orElse(null), fst, "FST01");
    Quantity given = Quantity.ZERO;
    for (Segment it : jit) {
      Quantity part =
          findings.wanted(
              findings.number(it, 0, 0, "JIT01").map(Quantity::new).orElse(null), it, "JIT01");
      if (part == null) continue;
      given = cumulative ? part : given.plus(part);
      demand(place, due, X12Dates.time(it.value(1)), fst, part, it);
    }
    if (day != null && given.exceeds(day))
      findings.error(
          jit.getLast(),
          "JIT01",
          FaultCode.CONTROL_TOTAL,
          "JIT adds up to %s, but FST01 says %s.".formatted(given, day),
          "JIT 分时数量合计为 %s，而 FST01 为 %s。".formatted(given, day));
    if (day != null && day.exceeds(given))
      demand(place, due, null, fst, cumulative ? day : day.minus(given), fst);
  }

  private void demand(
      String at,
      LocalDate due,
      @Nullable LocalTime time,
      Segment fst,
      Quantity quantity,
      Segment source) {
    if (fst.value(1).equals("D")) planned.add(source.number());
    demands(at).add(words.demand(fst, due, time, quantity, source), cumulative);
  }
}
