package weft.api.securitylog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Foreign text stays on one log line, and the line keeps all of its content. */
class OneLineTest {
  @Test
  void words_in_any_language_stay_as_they_are() {
    assertThat(OneLine.of("GET /api/v1/orders?part=佳鑫 é", 100))
        .isEqualTo("GET /api/v1/orders?part=佳鑫 é");
  }

  @Test
  void one_bad_character_is_one_line() {
    assertThat(OneLine.of("a\r\nb\u0000c\u2028d\u0085e", 100))
        .isEqualTo("a\\u000d\\u000ab\\u0000c\\u2028d\\u0085e");
    assertThat(OneLine.of("half \ud800 a pair", 100)).isEqualTo("half \\ud800 a pair");
  }

  @Test
  void what_turns_the_direction_of_writing_is_told_by_its_number() {
    assertThat(OneLine.of("sales\u202enixaij\u2066", 100)).isEqualTo("sales\\u202enixaij\\u2066");
    assertThat(OneLine.of("zero\u200bwidth", 100)).isEqualTo("zero\\u200bwidth");
  }

  @Test
  void what_is_too_long_ends_in_an_ellipsis() {
    assertThat(OneLine.of("x".repeat(10), 10)).isEqualTo("x".repeat(10));
    assertThat(OneLine.of("x".repeat(11), 10)).isEqualTo("x".repeat(9) + "…");
  }
}
