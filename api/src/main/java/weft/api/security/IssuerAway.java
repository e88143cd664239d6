package weft.api.security;

import org.springframework.security.core.AuthenticationException;

/** Whether a token is good cannot be found out now, since the issuer does not say its keys. */
final class IssuerAway extends AuthenticationException {
  private static final String SAID = "the issuer does not say its keys";

  IssuerAway() {
    super(SAID);
  }

  IssuerAway(Throwable cause) {
    super(SAID, cause);
  }
}
