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
 * A valid token with its caller; without a membership it grants nothing. The supertype tells the
 * framework that the token may be bound to a key and needs a proof.
 */
final class CallerToken extends AbstractOAuth2TokenAuthenticationToken<Jwt> {
  static final String MEMBER = "MEMBER";

  /** The only authority of a device, which may post readings and do nothing else. */
  static final String DEVICE = "DEVICE";

  /**
   * An attribute added to the token's claims for a member; it replaces a claim of the same name.
   */
  static final String PARTY = "weft party";

  private static final String OPERATOR = "-";

  private final String issuer;
  private final String subject;
  private final transient @Nullable Caller caller;

  CallerToken(Jwt jwt, String issuer, String subject, Optional<Caller> caller) {
    super(jwt, subject, jwt, caller.map(CallerToken::authority).map(List::of).orElse(List.of()));
    this.issuer = issuer;
    this.subject = subject;
    this.caller = caller.orElse(null);
    setAuthenticated(true);
  }

  private static SimpleGrantedAuthority authority(Caller caller) {
    return new SimpleGrantedAuthority(caller.is(Role.GATEWAY) ? DEVICE : MEMBER);
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
