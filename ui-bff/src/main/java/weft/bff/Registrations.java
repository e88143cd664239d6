package weft.bff;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClientException;

/**
 * The portal's registration, in Spring Security's words. The issuer is first asked at the first
 * login: it may be down, or not up yet, when we start.
 */
@Component
class Registrations implements ClientRegistrationRepository {
  static final String PORTAL = "portal";

  private final SingletonSupplier<ClientRegistration> portal;

  Registrations(PortalClient client) {
    portal = SingletonSupplier.of(() -> of(client));
  }

  /**
   * As the issuer describes itself.
   *
   * @throws IssuerAway where it was never asked before and does not answer now
   */
  ClientRegistration portal() {
    try {
      return portal.obtain();
    } catch (RestClientException | IllegalStateException e) {
      throw new IssuerAway(e);
    }
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(PORTAL) ? portal() : null;
  }

  private static ClientRegistration of(PortalClient it) {
    return issuer(it)
        .clientId(it.clientId())
        .clientSecret(it.clientSecret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(it.redirectUri())
        .scope("openid", "profile")
        .userInfoUri("") // the ID token says all we need
        .build();
  }

  private static ClientRegistration.Builder issuer(PortalClient it) {
    var endpoints = it.endpoints();
    if (endpoints == null) return IssuerCalls.discovered(it.issuer()).registrationId(PORTAL);
    return ClientRegistration.withRegistrationId(PORTAL)
        .issuerUri(it.issuer())
        .authorizationUri(endpoints.authorization())
        .tokenUri(endpoints.token())
        .jwkSetUri(endpoints.jwkSet());
  }
}
