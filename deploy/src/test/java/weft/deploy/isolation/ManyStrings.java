package weft.deploy.isolation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Searches a text for hundreds of strings in one pass. */
public final class ManyStrings {
  /** The number of first characters that form the key of a string. */
  private static final int KEY = 4;

  private final Map<Integer, List<String>> byBeginning = new HashMap<>();

  public ManyStrings(Collection<String> strings) {
    for (String it : strings) {
      if (it.length() < KEY) throw new IllegalArgumentException("too short to look for: " + it);
      byBeginning.computeIfAbsent(key(it, 0), _ -> new ArrayList<>()).add(it);
    }
  }

  /** The strings that the text contains, as often as it does. */
  public List<String> in(String text) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i + KEY <= text.length(); i++)
      for (String it : byBeginning.getOrDefault(key(text, i), List.of()))
        if (text.startsWith(it, i)) found.add(it);
    return found;
  }

  private static int key(String text, int at) {
    int key = 0;
    for (int i = 0; i < KEY; i++) key = 31 * key + text.charAt(at + i);
    return key;
  }
}
