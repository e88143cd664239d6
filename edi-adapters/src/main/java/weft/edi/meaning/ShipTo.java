package weft.edi.meaning;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a document's goods go to, or come from, of all that its message says of places. */
final class ShipTo {
  /** NAD 3035, N101: of several roles the first that is named says it. */
  private static final List<String> ROLES = List.of("ST", "DP", "CN");

  /** NAD 3035, N101: where goods are fetched. */
  private static final List<String> FROM = List.of("SF");

  private final List<String> roles;
  private final Map<String, Set<String>> places = new HashMap<>();

  private ShipTo(List<String> roles) {
    this.roles = roles;
  }

  static ShipTo to() {
    return new ShipTo(ROLES);
  }

  static ShipTo from() {
    return new ShipTo(FROM);
  }

  void take(String role, String place) {
    if (roles.contains(role) && !place.isEmpty())
      places.computeIfAbsent(role, _ -> new LinkedHashSet<>()).add(place);
  }

  /** Null where none is named, or several: a part of the goods goes elsewhere. */
  @Nullable String only() {
    for (String role : roles) {
      Set<String> named = places.getOrDefault(role, Set.of());
      if (!named.isEmpty()) return named.size() == 1 ? named.iterator().next() : null;
    }
    return null;
  }
}
