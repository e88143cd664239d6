package weft.deploy.start;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/**
 * Every setting below {@code weft.} that there is. One that is not among them is misspelt, and a
 * hub that passed over it would run otherwise than it was told to.
 */
public final class KnownSettings {
  private static final String ROOT = "weft";

  /** What Kubernetes tells of a service that is named weft, as variables of its own making. */
  private static final String OF_A_CLUSTER = "WEFT_(SERVICE|PORT)_.*";

  private KnownSettings() {}

  /** A setting's name and where its value goes. */
  public record Setting(String name, RecordComponent component) {}

  /** All of them, by name, as they are declared. */
  public static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    collect(ROOT, WeftSettings.class, all);
    return all;
  }

  private static void collect(String prefix, Class<?> record, List<Setting> into) {
    for (RecordComponent it : record.getRecordComponents()) {
      String name = prefix + "." + dashed(it.getName());
      if (it.getType().isRecord()) collect(name, it.getType(), into);
      else into.add(new Setting(name, it));
    }
  }

  private static String dashed(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses to start with a setting that is none: an option of the command line, a variable of the
   * environment or a line of a file. System properties are let be, since others use them too.
   */
  public static void require(ConfigurableEnvironment environment) {
    Map<String, String> known = new LinkedHashMap<>();
    all().forEach(it -> known.put(plain(it.name()), it.name()));
    Map<String, String> unknown = new TreeMap<>();
    for (var source : environment.getPropertySources()) {
      if (!(source instanceof EnumerablePropertySource<?> named)) continue;
      if (named.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME))
        continue;
      for (String it : named.getPropertyNames())
        if (isOurs(it) && !known.containsKey(plain(it)) && !it.matches(OF_A_CLUSTER))
          unknown.put(it, nearest(plain(it), known));
    }
    if (unknown.isEmpty()) return;
    List<String> told = new ArrayList<>();
    unknown.forEach((it, near) -> told.add(it + " (perhaps " + near + ")"));
    throw new StartRefused(
        (told.size() == 1 ? "There is no setting " : "There are no settings ")
            + String.join(", ", told)
            + ".",
        "docs/configuration.md has every setting there is.");
  }

  private static boolean isOurs(String name) {
    return name.toLowerCase(Locale.ROOT).matches(ROOT + "[._].*");
  }

  /** The same however it is written: dashes, capitals, underscores, the place in a list. */
  private static String plain(String name) {
    return name.replaceAll("(\\[\\d+]|_\\d+_?)$", "")
        .replaceAll("[._-]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String nearest(String plain, Map<String, String> known) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (var it : known.entrySet()) {
      int far = distance(plain, it.getKey());
      if (far >= least) continue;
      least = far;
      nearest = it.getValue();
    }
    return nearest;
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) row[j] = j;
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
