package weft.edi.meaning;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a document's goods go to, of all that its message says of places. */
final class ShipTo {
  /** NAD 3035, N101: of several roles the first that is named says it. */
  private static final List<String> ROLES = List.of("ST", "DP", "CN");

  private final Map<String, Set<String>> places = new HashMap<>();

  void take(String role, String place) {
    if (ROLES.contains(role) && !place.isEmpty())
      places.computeIfAbsent(role, _ -> new LinkedHashSet<>()).add(place);
  }

  /** Null where none is named, or several: a part of the goods goes elsewhere. */
  @Nullable String only() {
    for (String role : ROLES) {
      Set<String> named = places.getOrDefault(role, Set.of());
      if (!named.isEmpty()) return named.size() == 1 ? named.iterator().next() : null;
    }
    return null;
  }
}
