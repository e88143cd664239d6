package weft.edi.meaning.document.stated;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a document's goods go to, come from or lie, of all that its message says of places. */
public final class ShipTo {
  /** NAD 3035, N101: of several roles the first that is named says it. */
  private static final List<String> ROLES = List.of("ST", "DP", "CN");

  /** NAD 3035, N101: where goods are fetched. */
  private static final List<String> FROM = List.of("SF");

  /** NAD 3035, N101, else LOC: where all goods of a stock report lie. */
  private static final List<String> WAREHOUSE = List.of("WH", "SF", "LOC");

  /** NAD 3035: the goods' owner; N101 likewise. */
  private static final List<String> OWNER = List.of("GO", "OW");

  private final List<String> roles;
  private final Map<String, Set<String>> places = new HashMap<>();

  private ShipTo(List<String> roles) {
    this.roles = roles;
  }

  public static ShipTo to() {
    return new ShipTo(ROLES);
  }

  public static ShipTo from() {
    return new ShipTo(FROM);
  }

  public static ShipTo warehouse() {
    return new ShipTo(WAREHOUSE);
  }

  public static ShipTo owner() {
    return new ShipTo(OWNER);
  }

  public void take(String role, String place) {
    if (roles.contains(role) && !place.isEmpty())
      places.computeIfAbsent(role, _ -> new LinkedHashSet<>()).add(place);
  }

  /** Null where none is named, or several: a part of the goods goes elsewhere. */
  public @Nullable String only() {
    Set<String> named = named();
    return named.size() == 1 ? named.iterator().next() : null;
  }

  /** All that are named in the first role that is. */
  public Set<String> named() {
    for (String role : roles) {
      Set<String> named = places.getOrDefault(role, Set.of());
      if (!named.isEmpty()) return named;
    }
    return Set.of();
  }
}
