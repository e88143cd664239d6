package weft.deploy.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

/** The hub ships no library that runs scripts or creates arbitrary objects from text. */
class NoScriptsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.thoughtworks.xstream.XStream",
        "org.mvel2.MVEL",
        "freemarker.template.Configuration"
      })
  void is_not_on_the_class_path(String type) {
    assertThat(ClassUtils.isPresent(type, getClass().getClassLoader())).isFalse();
  }
}
