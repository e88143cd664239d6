package weft.bff;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Something at the portal's door that a security log keeps; published within its request.
 *
 * @param issuer null where nobody is known
 * @param subject likewise
 * @param detail what was asked for, or why it was refused
 */
public record PortalEvent(
    What what, @Nullable String issuer, @Nullable String subject, String detail) {
  /** What happened. */
  public enum What {
    LOGGED_IN,
    LOGIN_REFUSED,
    LOGGED_OUT,
    /** By a person, of another of its own sessions. */
    SESSION_ENDED,
    /** A change without its token, or begun by another site. */
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
