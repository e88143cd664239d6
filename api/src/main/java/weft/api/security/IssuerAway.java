package weft.api.security;

import org.springframework.security.core.AuthenticationException;

/** The token cannot be checked now, because the issuer's keys cannot be fetched. */
final class IssuerAway extends AuthenticationException {
  private static final String SAID = "the issuer does not say its keys";

  IssuerAway() {
    super(SAID);
  }

  IssuerAway(Throwable cause) {
    super(SAID, cause);
  }
}
