package weft.projections.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the delivery schedule that a shipment line serves: the agreement or order that the line
 * names, else the only schedule of its part, partner and site. The line may name the part by either
 * number. The match runs in memory, because as a query its cost grows with schedules times lines.
 */
final class ServedSchedules {
  private final Map<Named, List<ServedSchedule>> named = new HashMap<>();
  private final Map<Of, List<ServedSchedule>> only = new HashMap<>();
  private final List<ServedSchedule> all;

  /** A part between two partners, by one of its numbers. */
  private record Of(String buyer, String supplier, String part) {}

  private record Named(Of of, String agreement) {}

  private record Beside(Of of, String site) {}

  /**
   * Takes the candidates.
   *
   * @param all every schedule of their parts, to decide whether a schedule is the only one
   */
  ServedSchedules(Collection<ServedSchedule> all) {
    this.all = List.copyOf(all);
    Map<Beside, Integer> beside = new HashMap<>();
    for (ServedSchedule it : all)
      beside.merge(new Beside(of(it, it.part()), it.site()), 1, Integer::sum);
    for (ServedSchedule it : all) {
      if (it.release() == null) continue;
      boolean isOnly = beside.getOrDefault(new Beside(of(it, it.part()), it.site()), 0) == 1;
      add(it, it.part(), isOnly);
      if (it.supplierPart() != null && !it.supplierPart().equals(it.part()))
        add(it, it.supplierPart(), isOnly);
    }
  }

  private static Of of(ServedSchedule it, String part) {
    return new Of(it.buyer(), it.supplier(), part);
  }

  private void add(ServedSchedule it, String part, boolean isOnly) {
    Of of = of(it, part);
    if (it.agreement() != null)
      named.computeIfAbsent(new Named(of, it.agreement()), _ -> new ArrayList<>()).add(it);
    if (isOnly) only.computeIfAbsent(of, _ -> new ArrayList<>()).add(it);
  }

  List<ServedSchedule> all() {
    return all;
  }

  /** The references that a shipment line carries. */
  record Line(
      String buyer,
      String supplier,
      String part,
      @Nullable String shipTo,
      @Nullable String agreement,
      @Nullable String order) {}

  /** The schedules that a line serves. */
  List<ServedSchedule> of(Line line) {
    Of of = new Of(line.buyer(), line.supplier(), line.part());
    Set<ServedSchedule> found = new LinkedHashSet<>();
    if (line.agreement() != null)
      found.addAll(named.getOrDefault(new Named(of, line.agreement()), List.of()));
    if (line.order() != null)
      found.addAll(named.getOrDefault(new Named(of, line.order()), List.of()));
    if (line.agreement() == null && line.order() == null)
      found.addAll(only.getOrDefault(of, List.of()));
    return found.stream().filter(it -> it.isAt(line.shipTo())).toList();
  }
}
