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
 * Holders next to each other in the list's order, and the grants of those of them that gave any.
 *
 * @param after the last one before them; null: from the first on
 * @param until the last of them; null: to the end
 */
record Holders(@Nullable String after, @Nullable String until, List<GrantsHeld> grants) {
  /** All from a place on; a few first, then more at a time. */
  static List<Holders> from(@Nullable String place, List<GrantsHeld> grants, int several) {
    String first = place == null ? "" : StreamId.segments(place, "Sum", 7).getFirst();
    SortedMap<String, List<GrantsHeld>> byGiver = new TreeMap<>();
    for (GrantsHeld it : grants)
      if (first == null || it.giver().compareTo(first) >= 0)
        byGiver.computeIfAbsent(it.giver(), _ -> new ArrayList<>()).add(it);
    List<String> givers = List.copyOf(byGiver.keySet());
    List<Holders> all = new ArrayList<>();
    String last = null;
    int at = 0;
    for (int size = several; givers.size() - at > size; size *= 4) {
      String until = givers.get(at + size - 1);
      all.add(new Holders(last, until, of(byGiver, givers.subList(at, at + size))));
      last = until;
      at += size;
    }
    all.add(new Holders(last, null, of(byGiver, givers.subList(at, givers.size()))));
    return all;
  }

  private static List<GrantsHeld> of(Map<String, List<GrantsHeld>> all, List<String> givers) {
    return givers.stream().flatMap(it -> all.getOrDefault(it, List.of()).stream()).toList();
  }
}
