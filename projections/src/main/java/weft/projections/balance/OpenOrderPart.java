package weft.projections.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.balance.OpenQuantity;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.BaseUnit;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.SentForOrders.InUnit;

/**
 * The lines of one part of an order, and the quantities sent for them: in the lines' unit, else in
 * the agreement's base unit. Lines in units without a conversion stay separate.
 */
final class OpenOrderPart {
  private final Trade trade;
  private final Kind kind;
  private final List<OpenOrderLine> lines;
  private final List<InUnit> sent = new ArrayList<>();
  private final List<InUnit> missed = new ArrayList<>();
  private final boolean naming;
  private final @Nullable BaseUnit units;

  /**
   * Takes the part's lines.
   *
   * @param naming whether to list quantities sent in a unit that cannot be netted
   */
  OpenOrderPart(
      Trade trade, Kind kind, List<OpenOrderLine> lines, SentForOrders sent, boolean naming) {
    this.trade = trade;
    this.kind = kind;
    this.lines = lines;
    this.naming = naming;
    OpenOrderLine first = lines.getFirst();
    units =
        trade
            .numbers()
            .agreement(partner(), first.of().part())
            .map(it -> it.terms().baseUnit())
            .orElse(null);
    for (InUnit it : sent.of(first.of(), first.supplierPart()))
      (lines.stream().anyMatch(line -> meet(line.unit(), it.unit())) ? this.sent : missed).add(it);
  }

  private boolean meet(String one, String other) {
    return Units.isSame(one, other) || (units != null && units.knows(one) && units.knows(other));
  }

  private String partner() {
    SentForOrders.Of of = lines.getFirst().of();
    return trade.sells() ? of.buyer() : of.supplier();
  }

  /** The quantities still to come. */
  List<CountedQuantity> counted() {
    String one = lines.getFirst().unit();
    Optional<List<CountedQuantity>> together = in(one);
    if (together.isEmpty() && units != null) together = in(units.unit());
    List<CountedQuantity> open = together.orElseGet(this::apart);
    if (open.isEmpty() || !naming) return open;
    List<CountedQuantity> all = new ArrayList<>(open);
    String part = lines.getFirst().of().part();
    for (InUnit it : missed)
      all.add(
          CountedQuantity.takingNothing(
              kind, trade.numbers(), partner(), part, it.quantity(), it.unit(), it.told()));
    return all;
  }

  /** Computes in this unit; empty where a line or a sent quantity cannot be converted. */
  private Optional<List<CountedQuantity>> in(String unit) {
    List<OpenOrderLine> converted = new ArrayList<>();
    for (OpenOrderLine it : lines) {
      Optional<OpenOrderLine> line = converted(it, unit);
      if (line.isEmpty()) return Optional.empty();
      converted.add(line.get());
    }
    Quantity sum = Quantity.ZERO;
    for (InUnit it : sent) {
      Optional<Quantity> some = converted(it, unit);
      if (some.isEmpty()) return Optional.empty();
      sum = sum.plus(some.get());
    }
    return Optional.of(counted(converted, sum));
  }

  private Optional<OpenOrderLine> converted(OpenOrderLine it, String unit) {
    if (Units.isSame(it.unit(), unit)) return Optional.of(it);
    return units == null ? Optional.empty() : it.in(unit, units);
  }

  private Optional<Quantity> converted(InUnit it, String unit) {
    if (Units.isSame(it.unit(), unit)) return Optional.of(it.quantity());
    return units == null ? Optional.empty() : units.convert(it.quantity(), it.unit(), unit);
  }

  /** Computes each unit separately, with the quantities sent in it. */
  private List<CountedQuantity> apart() {
    Map<String, List<OpenOrderLine>> byUnit = new LinkedHashMap<>();
    for (OpenOrderLine it : lines)
      byUnit.computeIfAbsent(among(byUnit, it.unit()), _ -> new ArrayList<>()).add(it);
    Map<String, Quantity> sums = new HashMap<>();
    for (InUnit it : sent) {
      String own = among(byUnit, it.unit());
      String unit =
          byUnit.containsKey(own) || units == null
              ? own
              : byUnit.keySet().stream().filter(units::knows).findFirst().orElse(own);
      converted(it, unit)
          .ifPresentOrElse(some -> sums.merge(unit, some, Quantity::plus), () -> missed.add(it));
    }
    List<CountedQuantity> all = new ArrayList<>();
    byUnit.forEach(
        (unit, some) -> all.addAll(counted(some, sums.getOrDefault(unit, Quantity.ZERO))));
    return all;
  }

  private static String among(Map<String, ?> byUnit, String unit) {
    return byUnit.keySet().stream().filter(it -> Units.isSame(it, unit)).findFirst().orElse(unit);
  }

  private List<CountedQuantity> counted(List<OpenOrderLine> some, Quantity sum) {
    List<OpenOrderLine> sorted =
        some.stream()
            .sorted(Comparator.comparing(OpenOrderLine::on).thenComparing(OpenOrderLine::line))
            .toList();
    List<Quantity> open = open(sorted, sum);
    List<CountedQuantity> counted = new ArrayList<>();
    for (int i = 0; i < open.size(); i++)
      if (open.get(i).isPositive()) counted.add(sorted.get(i).counted(kind, trade, open.get(i)));
    return counted;
  }

  /**
   * The open quantity of each line: less the quantity sent for it, and in sum less what shipments
   * state for the order without naming a line.
   */
  private List<Quantity> open(List<OpenOrderLine> lines, Quantity sent) {
    Map<String, Quantity> said = new TreeMap<>();
    lines.forEach(it -> said.put(it.line(), it.sentOfIt(units)));
    Quantity sum = said.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    List<Quantity> left = new ArrayList<>();
    for (OpenOrderLine it : lines) {
      Quantity of = said.getOrDefault(it.line(), Quantity.ZERO);
      Quantity taken = of.exceeds(it.quantity()) ? it.quantity() : of;
      said.put(it.line(), of.minus(taken));
      left.add(it.quantity().minus(taken));
    }
    return sent.exceeds(sum) ? OpenQuantity.of(left, sent.minus(sum)) : left;
  }
}
