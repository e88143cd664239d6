package weft.api.security;

import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES256;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES384;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.PS256;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.RS256;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Validates an access token (RFC 9068): signature by the issuer's key with one of four algorithms,
 * issuer, audience, expiry and type. The hub contacts the issuer only when the first token arrives,
 * because an issuer in the same process does not listen yet while the hub starts.
 */
final class AccessTokenCheck {
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  /** The time limit for fetching the issuer's keys, because callers wait for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int LONGEST_SUBJECT = 255;

  private AccessTokenCheck() {}

  static JwtDecoder decoder(TokenRules rules) {
    var clock = Clock.systemUTC();
    var asked =
        new SupplierJwtDecoder(
            () -> {
              var decoder =
                  keys(rules)
                      .validateType(false) // our own check below also accepts at+jwt
                      .jwsAlgorithms(it -> it.addAll(List.of(RS256, PS256, ES256, ES384)))
                      .build();
              decoder.setJwtValidator(validator(rules));
              return decoder;
            });
    return new CheckedTokens(new IssuerAsked(asked, clock), clock);
  }

  private static NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder keys(TokenRules rules) {
    var keys =
        rules.jwkSetUri() == null
            ? NimbusJwtDecoder.withIssuerLocation(rules.issuer())
            : NimbusJwtDecoder.withJwkSetUri(rules.jwkSetUri());
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    return keys.restOperations(new RestTemplate(requests));
  }

  static OAuth2TokenValidator<Jwt> validator(TokenRules rules) {
    return new DelegatingOAuth2TokenValidator<>(
        new JwtTimestampValidator(),
        new JwtIssuerValidator(rules.issuer()),
        new JwtClaimValidator<>("exp", Objects::nonNull),
        new JwtClaimValidator<Object>("sub", AccessTokenCheck::isName),
        new JwtClaimValidator<List<String>>(
            "aud", aud -> aud != null && aud.contains(rules.audience())),
        AccessTokenCheck::type,
        AccessTokenCheck::provable);
  }

  /**
   * Whether the database can store the subject; the membership table identifies a person or client
   * by it.
   */
  private static boolean isName(@Nullable Object subject) {
    return subject instanceof String it
        && !it.isBlank()
        && it.length() <= LONGEST_SUBJECT
        && it.codePoints().noneMatch(Character::isISOControl);
  }

  /**
   * A token bound to a key (RFC 7800) must not be accepted from its mere holder. The proof for
   * {@code jkt} (RFC 9449) is required where the token is used; tokens with any other kind of
   * binding are refused.
   */
  private static OAuth2TokenValidatorResult provable(Jwt jwt) {
    Object bound = jwt.getClaims().get("cnf");
    boolean byThumbprint =
        bound instanceof Map<?, ?> it
            && it.keySet().equals(Set.of("jkt"))
            && it.get("jkt") instanceof String thumbprint
            && !thumbprint.isBlank();
    return bound == null || byThumbprint
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(
            new OAuth2Error(
                "invalid_token",
                "The token is bound to a key in a way whose proof is not taken here",
                null));
  }

  private static OAuth2TokenValidatorResult type(Jwt jwt) {
    Object type = jwt.getHeaders().get("typ");
    return type == null || TYPES.contains(type.toString().toLowerCase(Locale.ROOT))
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
  }
}
