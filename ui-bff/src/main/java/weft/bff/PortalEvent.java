package weft.bff;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A portal event for the security log, published during its request.
 *
 * @param issuer null if the person is unknown
 * @param subject null if the person is unknown
 * @param detail the request, or why it was refused
 */
public record PortalEvent(
    What what, @Nullable String issuer, @Nullable String subject, String detail) {
  /** The kinds of events. */
  public enum What {
    LOGGED_IN,
    LOGIN_REFUSED,
    LOGGED_OUT,
    /** A person ended another of their own sessions. */
    SESSION_ENDED,
    /** A change without its CSRF token, or from another site. */
    REFUSED
  }

  static PortalEvent of(What what, @Nullable Authentication who, String detail) {
    return who instanceof OAuth2AuthenticationToken token
            && token.getPrincipal() instanceof OidcUser user
        ? new PortalEvent(
            what, String.valueOf(user.getIssuer()), String.valueOf(user.getSubject()), detail)
        : new PortalEvent(what, null, null, detail);
  }
}
