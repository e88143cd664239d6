package weft.api.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import weft.party.PartyCode;

/**
 * A checked token with the caller behind it; without a membership it may do nothing. By its type
 * the framework knows it for a token that may be bound to a key, and asks for the proof.
 */
final class CallerToken extends AbstractOAuth2TokenAuthenticationToken<Jwt> {
  static final String MEMBER = "MEMBER";

  /** Beside the token's claims, where a member is behind it, whatever a claim of that name says. */
  static final String PARTY = "weft party";

  private static final String OPERATOR = "-";

  private final String issuer;
  private final String subject;
  private final transient @Nullable Caller caller;

  CallerToken(Jwt jwt, String issuer, String subject, Optional<Caller> caller) {
    super(
        jwt,
        subject,
        jwt,
        caller.isPresent() ? List.of(new SimpleGrantedAuthority(MEMBER)) : List.of());
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
    return getToken();
  }

  @Override
  public Map<String, Object> getTokenAttributes() {
    Map<String, Object> attributes = new HashMap<>(getToken().getClaims());
    PartyCode party = caller == null ? null : caller.party();
    if (caller == null) attributes.remove(PARTY);
    else attributes.put(PARTY, party == null ? OPERATOR : party.value());
    return attributes;
  }
}
