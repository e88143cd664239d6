package weft.deploy.start;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/**
 * All settings below {@code weft.}. The hub refuses an unknown one, because it is probably
 * misspelt, and the hub would otherwise not run as configured.
 */
public final class KnownSettings {
  private static final String ROOT = "weft";

  /** Variables that Kubernetes sets itself for a service named weft. */
  private static final String OF_A_CLUSTER = "WEFT_(SERVICE|PORT)_.*";

  private KnownSettings() {}

  /** A setting's name and the component that takes its value. */
  public record Setting(String name, RecordComponent component) {}

  /** All settings, in the order of their declaration. */
  public static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    collect(ROOT, WeftSettings.class, all);
    return all;
  }

  private static void collect(String prefix, Class<?> record, List<Setting> into) {
    for (RecordComponent it : record.getRecordComponents()) {
      String name = prefix + "." + dashed(it.getName());
      Class<?> element = element(it);
      if (it.getType().isRecord()) collect(name, it.getType(), into);
      else if (element != null) collect(name + "[0]", element, into);
      else into.add(new Setting(name, it));
    }
  }

  /** The record of a list of records; null for anything else. */
  private static @Nullable Class<?> element(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> element
            && element.isRecord()
        ? element
        : null;
  }

  private static String dashed(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses unknown settings among command-line options, environment variables and files. Ignores
   * system properties, because others use them too.
   *
   * @throws StartRefused if there is one
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

  /** Removes the differences in spelling: dashes, capitals, underscores, list indexes. */
  private static String plain(String name) {
    return name.replaceAll("\\[\\d+]|_\\d+(?=_|$)", "")
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
