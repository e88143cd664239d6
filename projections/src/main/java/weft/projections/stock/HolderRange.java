package weft.projections.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.projections.rows.GrantsHeld;

/**
 * A range of holders in the list's order, with the grants that they gave the reader.
 *
 * @param after the last holder before the range; null for the first range
 * @param until the last holder of the range; null for the last range
 * @param grants those given by holders in the range
 */
record HolderRange(@Nullable String after, @Nullable String until, List<GrantsHeld> grants) {
  /**
   * Ranges from a place on: the first has {@code several} givers of grants, each later one four
   * times as many.
   */
  static List<HolderRange> from(@Nullable String place, List<GrantsHeld> grants, int several) {
    String first = place == null ? "" : StreamId.segments(place, "Sum", 7).getFirst();
    SortedMap<String, List<GrantsHeld>> byGiver = new TreeMap<>();
    for (GrantsHeld it : grants)
      if (first == null || it.giver().compareTo(first) >= 0)
        byGiver.computeIfAbsent(it.giver(), _ -> new ArrayList<>()).add(it);
    List<String> givers = List.copyOf(byGiver.keySet());
    List<HolderRange> all = new ArrayList<>();
    String last = null;
    int at = 0;
    for (int size = several; givers.size() - at > size; size *= 4) {
      String until = givers.get(at + size - 1);
      all.add(new HolderRange(last, until, of(byGiver, givers.subList(at, at + size))));
      last = until;
      at += size;
    }
    all.add(new HolderRange(last, null, of(byGiver, givers.subList(at, givers.size()))));
    return all;
  }

  private static List<GrantsHeld> of(Map<String, List<GrantsHeld>> all, List<String> givers) {
    return givers.stream().flatMap(it -> all.getOrDefault(it, List.of()).stream()).toList();
  }
}
