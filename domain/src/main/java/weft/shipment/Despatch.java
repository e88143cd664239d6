package weft.shipment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.shipment.ShipmentRefusal.NothingShipped;
import weft.shipment.ShipmentRefusal.PackageHeldByUnknown;
import weft.shipment.ShipmentRefusal.PackageTwice;
import weft.shipment.ShipmentRefusal.PackingDoesNotAddUp;
import weft.shipment.ShipmentRefusal.ShippedQuantityNotPositive;
import weft.shipment.ShipmentRefusal.SsccMisread;
import weft.shipment.ShipmentRefusal.UnitsMixed;

/**
 * A supplier's statement of what it sent.
 *
 * @param shipFrom the supplier's site of departure; null where it is not stated
 * @param shipTo the buyer's site
 * @param shipped null where the message does not state it
 * @param arrives the expected day of arrival; null where it is not stated
 * @param packages outer packages before inner ones; empty where none are stated
 * @param grossWeight of all goods with their packages, in kilograms; null where it is not stated
 * @param unknown the names that were unknown to the hub at that time; null where there are none
 */
public record Despatch(
    @Nullable String shipFrom,
    @Nullable String shipTo,
    @Nullable LocalDate shipped,
    @Nullable LocalDate arrives,
    List<DespatchLine> lines,
    List<HandlingUnit> packages,
    @Nullable Quantity grossWeight,
    @Nullable List<UnknownName> unknown) {
  /** A despatch without a weight and without unknown names. */
  public Despatch(
      @Nullable String shipFrom,
      @Nullable String shipTo,
      @Nullable LocalDate shipped,
      @Nullable LocalDate arrives,
      List<DespatchLine> lines,
      List<HandlingUnit> packages) {
    this(shipFrom, shipTo, shipped, arrives, lines, packages, null, null);
  }

  /**
   * The gross weight: as stated, otherwise the sum of the outermost packages; null where unknown.
   */
  public @Nullable Quantity weight() {
    return grossWeight != null ? grossWeight : HandlingUnit.together(packages);
  }

  /**
   * Whether the content is equal, ignoring positions in the message and what was unknown at the
   * time. A supplier's part number that only one of them states makes no difference: the hub adds
   * the agreed one when a message is filed, and the parts may have been agreed in between.
   */
  boolean saysTheSameAs(Despatch other) {
    return lines.size() == other.lines.size() && placeless(other).equals(other.placeless(this));
  }

  private Despatch placeless(Despatch other) {
    List<DespatchLine> nowhere = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++)
      nowhere.add(lines.get(i).placeless().numberedAs(other.lines.get(i)));
    return new Despatch(shipFrom, shipTo, shipped, arrives, nowhere, packages, grossWeight, null);
  }

  /** A copy whose lines state the supplier's number of each part; null keeps the line as it is. */
  public Despatch agreed(Function<String, @Nullable String> suppliers) {
    return new Despatch(
        shipFrom,
        shipTo,
        shipped,
        arrives,
        lines.stream().map(it -> it.agreed(suppliers.apply(it.part()))).toList(),
        packages,
        grossWeight,
        unknown);
  }

  /** The quantity of a part over all batches. */
  Quantity of(String part) {
    Quantity sum = Quantity.ZERO;
    for (DespatchLine it : lines) if (it.part().equals(part)) sum = sum.plus(it.quantity());
    return sum;
  }

  /** The number of different batches of a part; lines without a batch count as one. */
  long batches(String part) {
    return lines.stream()
        .filter(it -> it.part().equals(part))
        .map(it -> Optional.ofNullable(it.batch()))
        .distinct()
        .count();
  }

  boolean has(String part) {
    return lines.stream().anyMatch(it -> it.part().equals(part));
  }

  /**
   * Refuses obvious mistakes of a person. Uses the supplier's part numbers, because the supplier is
   * the sender.
   */
  void check() {
    if (lines.isEmpty()) throw new Refused(new NothingShipped());
    Map<String, String> units = new HashMap<>();
    for (DespatchLine it : lines) {
      if (!it.quantity().isPositive())
        throw new Refused(new ShippedQuantityNotPositive(suppliersNumber(it.part())));
      String unit = units.putIfAbsent(it.part(), it.unit());
      if (unit != null && !Units.isSame(unit, it.unit()))
        throw new Refused(new UnitsMixed(suppliersNumber(it.part())));
    }
    if (!packages.isEmpty()) checkPackages();
  }

  private void checkPackages() {
    Set<String> labels = new HashSet<>();
    Map<String, Quantity> packed = new HashMap<>();
    for (HandlingUnit it : packages) {
      if (it.isMisread()) throw new Refused(new SsccMisread(it.label()));
      if (it.within() != null && !labels.contains(it.within()))
        throw new Refused(new PackageHeldByUnknown(it.label(), it.within()));
      if (!labels.add(it.label())) throw new Refused(new PackageTwice(it.label()));
      for (HandlingUnit.Content content : it.contents())
        packed.merge(content.part(), content.quantity(), Quantity::plus);
    }
    Set<String> parts = new HashSet<>(packed.keySet());
    lines.forEach(it -> parts.add(it.part()));
    for (String part : parts) {
      Quantity inPackages = packed.getOrDefault(part, Quantity.ZERO);
      if (!inPackages.equals(of(part)))
        throw new Refused(new PackingDoesNotAddUp(suppliersNumber(part), of(part), inPackages));
    }
  }

  private String suppliersNumber(String part) {
    return lines.stream()
        .filter(it -> it.part().equals(part))
        .map(DespatchLine::supplierPart)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(part);
  }
}
