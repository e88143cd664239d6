package weft.api.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** A checked token with the caller behind it; without a membership it may do nothing. */
final class CallerToken extends AbstractAuthenticationToken {
  static final String MEMBER = "MEMBER";

  private final transient Jwt jwt;
  private final String issuer;
  private final String subject;
  private final transient @Nullable Caller caller;

  CallerToken(Jwt jwt, String issuer, String subject, Optional<Caller> caller) {
    super(caller.isPresent() ? List.of(new SimpleGrantedAuthority(MEMBER)) : List.of());
    this.jwt = jwt;
    this.issuer = issuer;
    this.subject = subject;
    this.caller = caller.orElse(null);
    setAuthenticated(true);
  }

  @Nullable Caller caller() {
    return caller;
  }

  String issuer() {
    return issuer;
  }

  @Override
  public String getPrincipal() {
    return subject;
  }

  @Override
  public Jwt getCredentials() {
    return jwt;
  }
}
