package weft.deploy.issuer;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import weft.api.security.Membership;
import weft.bff.PortalClient;

/** The issuer's clients: the demo's API clients and the portal. */
final class DemoClients {
  private static final Duration ACCESS = Duration.ofMinutes(5);

  /** As long as a portal session may last. */
  private static final Duration LOGIN = Duration.ofHours(8);

  private DemoClients() {}

  static List<RegisteredClient> all(PortalClient portal, PasswordEncoder passwords) {
    var machines =
        DemoAccount.of(Membership.Kind.CLIENT).stream().map(it -> machine(it, passwords));
    return Stream.concat(machines, Stream.of(portal(portal, passwords))).toList();
  }

  private static RegisteredClient machine(DemoAccount it, PasswordEncoder passwords) {
    return client(it.name(), passwords.encode(DemoAccount.PASSWORD))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .build();
  }

  private static RegisteredClient portal(PortalClient it, PasswordEncoder passwords) {
    return client(it.clientId(), passwords.encode(it.clientSecret()))
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUri(it.redirectUri())
        .postLogoutRedirectUri(it.url() + "/")
        .scope("openid")
        .scope("profile")
        .build();
  }

  /**
   * Authorizations in the database refer to a client's id, so it must be the same at every start.
   */
  private static RegisteredClient.Builder client(String id, String secret) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientSecret(secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(
            TokenSettings.builder()
                .accessTokenTimeToLive(ACCESS)
                .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                .refreshTokenTimeToLive(LOGIN)
                .reuseRefreshTokens(true)
                .build());
  }
}
