package weft.edi.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.document.Packages;
import weft.measure.Quantity;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.HandlingUnit;

/**
 * A shipment line, or part of it, with its packages: either packages that contain only this line,
 * or one package shared with other lines. Messages put lines into packages, but a shipment states
 * which lines each package contains.
 *
 * @param batch the line's batch, else the batch of the package content
 */
record PackedLine(
    DespatchLine line, Quantity quantity, @Nullable String batch, List<Packages> packages) {

  /** The quantity of a line in one package. */
  private record Piece(
      DespatchLine line, Quantity quantity, @Nullable String batch, HandlingUnit unit) {}

  /** The key for packages of one line that can be written together. */
  private record Alike(
      @Nullable String type, Quantity quantity, @Nullable String only, @Nullable String batch) {}

  /**
   * Lists each line once per outer package and batch for its own packages, then once for each
   * shared package, then for the quantity outside any package.
   */
  static List<PackedLine> of(Despatch sent) {
    Map<DespatchLine, Quantity> left = new LinkedHashMap<>();
    List<DespatchLine> twice = new ArrayList<>();
    for (DespatchLine it : sent.lines())
      if (left.putIfAbsent(it, it.quantity()) != null) twice.add(it);
    for (DespatchLine it : twice) left.merge(it, it.quantity(), Quantity::plus);
    Map<HandlingUnit, List<Piece>> packed = packed(sent, left);
    Map<String, Packages.Outer> outers = outers(sent.packages());
    List<PackedLine> all = new ArrayList<>();
    for (DespatchLine line : left.keySet()) all.addAll(alone(line, packed, outers));
    packed.forEach((unit, pieces) -> all.addAll(mixed(unit, pieces, outers)));
    left.forEach(
        (line, rest) -> {
          if (rest.isPositive()) all.add(new PackedLine(line, rest, line.batch(), List.of()));
        });
    return all;
  }

  /**
   * Assigns each package's content to lines with the same part, lines with the same batch first.
   */
  private static Map<HandlingUnit, List<Piece>> packed(
      Despatch sent, Map<DespatchLine, Quantity> left) {
    Map<HandlingUnit, List<Piece>> packed = new LinkedHashMap<>();
    for (HandlingUnit unit : sent.packages())
      for (HandlingUnit.Content content : unit.contents()) {
        Quantity open = content.quantity();
        for (boolean ofBatch : new boolean[] {true, false})
          for (Map.Entry<DespatchLine, Quantity> it : left.entrySet()) {
            DespatchLine line = it.getKey();
            boolean fits =
                line.part().equals(content.part())
                    && (!ofBatch || Objects.equals(line.batch(), content.batch()));
            if (!fits || !open.isPositive() || !it.getValue().isPositive()) continue;
            Quantity taken = open.exceeds(it.getValue()) ? it.getValue() : open;
            it.setValue(it.getValue().minus(taken));
            open = open.minus(taken);
            String batch = line.batch() == null ? content.batch() : line.batch();
            packed
                .computeIfAbsent(unit, _ -> new ArrayList<>())
                .add(new Piece(line, taken, batch, unit));
          }
      }
    return packed;
  }

  private static Map<String, Packages.Outer> outers(List<HandlingUnit> all) {
    Map<String, Packages.Outer> outers = new HashMap<>();
    for (HandlingUnit it : all)
      outers.put(it.label(), new Packages.Outer(it.type(), List.of(it.label()), it.grossWeight()));
    return outers;
  }

  /** The packages that contain only this line, grouped by outer package and batch. */
  private static List<PackedLine> alone(
      DespatchLine line,
      Map<HandlingUnit, List<Piece>> packed,
      Map<String, Packages.Outer> outers) {
    Map<List<@Nullable String>, List<Piece>> groups = new LinkedHashMap<>();
    for (List<Piece> pieces : packed.values()) {
      Piece it = pieces.getFirst();
      if (pieces.size() == 1 && it.line().equals(line))
        groups
            .computeIfAbsent(listOf(it.unit().within(), it.batch()), _ -> new ArrayList<>())
            .add(it);
    }
    List<PackedLine> all = new ArrayList<>();
    groups.forEach(
        (by, pieces) ->
            all.add(
                new PackedLine(
                    line, sum(pieces), by.get(1), packages(pieces, outer(by.get(0), outers)))));
    return all;
  }

  private static List<@Nullable String> listOf(@Nullable String one, @Nullable String other) {
    List<@Nullable String> both = new ArrayList<>();
    both.add(one);
    both.add(other);
    return both;
  }

  private static Packages.@Nullable Outer outer(
      @Nullable String label, Map<String, Packages.Outer> outers) {
    return label == null ? null : outers.get(label);
  }

  private static Quantity sum(List<Piece> pieces) {
    Quantity sum = Quantity.ZERO;
    for (Piece it : pieces) sum = sum.plus(it.quantity());
    return sum;
  }

  /** Groups equal packages. A package with a weight is listed alone. */
  private static List<Packages> packages(List<Piece> pieces, Packages.@Nullable Outer outer) {
    Map<Alike, List<String>> alike = new LinkedHashMap<>();
    Map<Alike, HandlingUnit> units = new HashMap<>();
    for (Piece it : pieces) {
      HandlingUnit unit = it.unit();
      String only = unit.grossWeight() == null ? null : unit.label();
      var key = new Alike(unit.type(), it.quantity(), only, it.batch());
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(unit.label());
      units.putIfAbsent(key, unit);
    }
    List<Packages> all = new ArrayList<>();
    alike.forEach(
        (key, labels) ->
            all.add(
                new Packages(
                    labels.size(),
                    key.type(),
                    key.quantity(),
                    List.copyOf(labels),
                    false,
                    outer,
                    Objects.requireNonNull(units.get(key)).grossWeight())));
    return all;
  }

  private static List<PackedLine> mixed(
      HandlingUnit unit, List<Piece> pieces, Map<String, Packages.Outer> outers) {
    if (pieces.size() < 2) return List.of();
    var shared =
        new Packages(
            1,
            unit.type(),
            null,
            List.of(unit.label()),
            true,
            outer(unit.within(), outers),
            unit.grossWeight());
    return pieces.stream()
        .map(it -> new PackedLine(it.line(), it.quantity(), it.batch(), List.of(shared)))
        .toList();
  }
}
