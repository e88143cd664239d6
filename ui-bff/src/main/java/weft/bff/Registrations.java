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
 * The portal's client registration for Spring Security. It calls the issuer at the first login, not
 * at startup, because the issuer may be down then.
 */
@Component
class Registrations implements ClientRegistrationRepository {
  static final String PORTAL = "portal";

  private final SingletonSupplier<ClientRegistration> portal;

  Registrations(PortalClient client) {
    portal = SingletonSupplier.of(() -> of(client));
  }

  /**
   * The registration, with endpoints from the issuer's discovery document.
   *
   * @throws IssuerAway if the document was never read before and the issuer does not answer
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
        .userInfoUri("") // the ID token contains everything needed
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
