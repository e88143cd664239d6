package weft.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The language in which the commands speak to the person who calls them. */
public final class SystemLanguage {
  /** The first one that is set decides (POSIX). */
  private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  private SystemLanguage() {}

  /**
   * Returns Chinese if the environment asks for it, otherwise Java's own choice. Java falls back to
   * English where the system has no data of the locale that the environment names, as in most
   * containers.
   */
  public static Locale of(Map<String, String> environment, Locale java) {
    for (String it : VARIABLES) {
      String named = environment.get(it);
      if (named != null && !named.isEmpty())
        return named.startsWith(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : java;
    }
    return java;
  }
}
