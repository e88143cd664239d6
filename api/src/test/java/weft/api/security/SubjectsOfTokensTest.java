package weft.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A token's subject is looked up in the database, which stores no NUL; a subject with one makes the
 * token invalid.
 */
class SubjectsOfTokensTest {
  private static final TokenRules RULES = new TokenRules("https://issuer.example", "weft", null);

  private static boolean isRefused(Consumer<Jwt.Builder> subject) {
    var token =
        Jwt.withTokenValue("x")
            .header("typ", "at+jwt")
            .issuer("https://issuer.example")
            .audience(List.of("weft"))
            .expiresAt(Instant.now().plusSeconds(60));
    subject.accept(token);
    return AccessTokenCheck.validator(RULES).validate(token.build()).hasErrors();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "jiaxin\0api", "\0", "a\nb", "a\u007fb"})
  void a_subject_with_a_control_character_or_without_letters_is_no_token(String subject) {
    assertThat(isRefused(it -> it.subject(subject))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jiaxin-api", "quality@jiaxin", "f3c9:质量", "auth0|5f7c"})
  void any_other_subject_is_one(String subject) {
    assertThat(isRefused(it -> it.subject(subject))).isFalse();
    assertThat(isRefused(it -> it.subject(subject.repeat(100)))).isTrue();
    assertThat(isRefused(it -> it.claim("sub", 7))).isTrue();
  }
}
