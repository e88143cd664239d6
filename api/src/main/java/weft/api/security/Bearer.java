package weft.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.web.authentication.DPoPAuthenticationConverter;

/**
 * Reads the token of {@code Authorization: Bearer} (RFC 6750 2.1). It ignores tokens in a query,
 * which would end up in logs, and in forms. The framework's own reader matches a pattern first,
 * which costs as much as the signature; here the decoder refuses malformed tokens.
 */
final class Bearer {
  private static final String SCHEME = "Bearer ";
  private static final String PROVED = "DPoP ";
  private static final DPoPAuthenticationConverter PROOFS = new DPoPAuthenticationConverter();

  private Bearer() {}

  /** Returns the token; null where there is none. */
  static @Nullable String token(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && begins(header, SCHEME)
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  /**
   * Whether the token comes with a proof of possession (RFC 9449 7.1), which the framework checks.
   */
  static boolean isProved(HttpServletRequest request) {
    return begins(request.getHeader(HttpHeaders.AUTHORIZATION), PROVED);
  }

  /** Returns the token with its proof; null where there is none. */
  static @Nullable Authentication proved(HttpServletRequest request) {
    if (!isProved(request)) return null;
    String proof = request.getHeader("DPoP");
    if (proof != null && proof.isBlank())
      throw new OAuth2AuthenticationException(new OAuth2Error("invalid_dpop_proof"));
    return PROOFS.convert(request);
  }

  private static boolean begins(@Nullable String header, String scheme) {
    return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length());
  }
}
