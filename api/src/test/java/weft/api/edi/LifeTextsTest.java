package weft.api.edi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeTextsTest {
  @ParameterizedTest
  @CsvSource({
    "a, CONTRL",
    "an, APERAK",
    "an, INVOIC",
    "an, ORDRSP",
    "a, 997",
    "an, 824",
    "a, 4913"
  })
  void what_was_written_has_its_article(String article, String type) {
    assertThat(LifeTexts.written(type).en())
        .isEqualTo("The hub wrote %s %s for it.".formatted(article, type));
  }
}
