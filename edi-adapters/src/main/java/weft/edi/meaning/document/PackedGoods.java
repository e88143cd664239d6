package weft.edi.meaning.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.document.Packages;
import weft.measure.Quantity;
import weft.shipment.HandlingUnit;
import weft.shipment.HandlingUnit.Content;

/** The labelled packages of a despatch advice, outer ones first. */
final class PackedGoods {
  private final Map<String, Unit> units = new LinkedHashMap<>();

  /** A package whose contents are still being collected. */
  private record Unit(
      @Nullable String type,
      @Nullable String within,
      List<Content> contents,
      @Nullable Quantity grossWeight) {}

  PackedGoods(List<LineDraft> lines) {
    for (LineDraft line : lines)
      for (Packages it : line.packages)
        if (it.outer() != null)
          for (String label : it.outer().labels())
            units.putIfAbsent(
                label,
                new Unit(
                    it.outer().type(),
                    null,
                    new ArrayList<>(),
                    alone(it.outer().labels(), it.outer().grossWeight())));
    for (LineDraft line : lines) for (Packages it : line.packages) pack(line, it);
  }

  private void pack(LineDraft line, Packages it) {
    List<String> outer = it.outer() == null ? List.of() : it.outer().labels();
    String within = outer.size() == 1 ? outer.getFirst() : null;
    Quantity held = held(line, it);
    for (String label : it.labels()) {
      Unit unit =
          units.computeIfAbsent(
              label,
              _ ->
                  new Unit(
                      it.type(),
                      label.equals(within) ? null : within,
                      new ArrayList<>(),
                      alone(it.labels(), it.grossWeight())));
      if (held != null)
        unit.contents()
            .add(
                new Content(
                    line.part.isEmpty() ? line.supplierPart : line.part, held, line.batch()));
    }
  }

  private static @Nullable Quantity alone(List<String> labels, @Nullable Quantity weight) {
    return labels.size() == 1 ? weight : null;
  }

  /** The quantity of the line in one of these packages; null if it is not stated. */
  private static @Nullable Quantity held(LineDraft line, Packages it) {
    if (!it.mixed() && it.each() != null) return it.each();
    return it.count() == 1 && line.packages.size() == 1 ? line.quantity : null;
  }

  List<HandlingUnit> units() {
    List<HandlingUnit> all = new ArrayList<>();
    units.forEach(
        (label, it) ->
            all.add(
                new HandlingUnit(
                    label, it.type(), it.within(), List.copyOf(it.contents()), it.grossWeight())));
    return List.copyOf(all);
  }
}
