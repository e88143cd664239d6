package weft.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands speak Chinese on a Chinese system, also where Java does not notice that it is one. */
class SystemLanguageTest {
  @Test
  void the_first_variable_that_is_set_decides() {
    assertThat(english(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Locale.CHINESE);
    assertThat(english(Map.of("LC_ALL", "", "LC_MESSAGES", "zh_TW", "LANG", "C")))
        .isEqualTo(Locale.CHINESE);
    assertThat(english(Map.of("LC_ALL", "C.UTF-8", "LANG", "zh_CN.UTF-8")))
        .isEqualTo(Locale.ENGLISH);
    assertThat(english(Map.of())).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void what_java_was_told_stays() {
    assertThat(SystemLanguage.of(Map.of("LANG", "C.UTF-8"), Locale.CHINA)).isEqualTo(Locale.CHINA);
  }

  private static Locale english(Map<String, String> environment) {
    return SystemLanguage.of(environment, Locale.ENGLISH);
  }
}
