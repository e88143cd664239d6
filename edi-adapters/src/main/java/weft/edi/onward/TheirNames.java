package weft.edi.onward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;

/** What the receiver calls our parts and units: by the first of its names for each. */
public record TheirNames(Map<String, String> parts, Map<String, String> units) {
  public static final TheirNames OURS = new TheirNames(Map.of(), Map.of());

  public static TheirNames of(EdiRules rules) {
    return new TheirNames(back(rules.parts()), back(rules.units()));
  }

  private static Map<String, String> back(@Nullable List<Alias> aliases) {
    Map<String, String> theirs = new HashMap<>();
    if (aliases != null) for (Alias it : aliases) theirs.putIfAbsent(it.ours(), it.theirs());
    return Map.copyOf(theirs);
  }

  public String part(String ours) {
    return parts.getOrDefault(ours, ours);
  }

  /** Null where it has no name of its own for it. */
  public @Nullable String unit(String ours) {
    return units.get(ours);
  }
}
