package weft.edi.meaning.document.stated;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place where a document's goods go, come from or are stored, among all places in its
 * message.
 */
public final class ShipTo {
  /** NAD 3035, N101: the first named role counts. */
  private static final List<String> ROLES = List.of("ST", "DP", "CN");

  /** NAD 3035, N101: where goods are collected. */
  private static final List<String> FROM = List.of("SF");

  /** NAD 3035, N101, else LOC: where all goods of a stock report are stored. */
  private static final List<String> WAREHOUSE = List.of("WH", "SF", "LOC");

  /** NAD 3035, N101: the owner of the goods. */
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

  /**
   * The only place; null if there is none or several, because then part of the goods goes
   * elsewhere.
   */
  public @Nullable String only() {
    Set<String> named = named();
    return named.size() == 1 ? named.iterator().next() : null;
  }

  /** All places in the first named role. */
  public Set<String> named() {
    for (String role : roles) {
      Set<String> named = places.getOrDefault(role, Set.of());
      if (!named.isEmpty()) return named;
    }
    return Set.of();
  }
}
