package weft.deploy.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import weft.api.people.People;
import weft.api.security.Membership;
import weft.api.security.Memberships;
import weft.api.security.TokenRules;
import weft.bff.IssuerPresence;
import weft.bff.PortalClient;
import weft.deploy.demo.DemoPerson;
import weft.deploy.postgres.DataDirectory;
import weft.deploy.settings.WeftSettings;

/** The demo's issuer: accounts in code, key and secret in files, logins in tables. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoIssuer {
  private static final String PORTAL = "weft-portal";

  @Bean
  TokenRules tokenRules(WeftSettings settings) {
    return new TokenRules(
        publicUrl(settings), settings.audience(), backChannel(settings) + "/oauth2/jwks");
  }

  @Bean
  PortalClient portalClient(WeftSettings settings, DataDirectory data) {
    return new PortalClient(
        URI.create(publicUrl(settings)),
        publicUrl(settings),
        PORTAL,
        data.password("portal-client"),
        // Set one by one, because the discovery document is not yet available during startup.
        new PortalClient.Endpoints(
            publicUrl(settings) + "/oauth2/authorize",
            backChannel(settings) + "/oauth2/token",
            backChannel(settings) + "/oauth2/jwks",
            backChannel(settings) + "/oauth2/revoke"),
        URI.create(backChannel(settings)));
  }

  /** The demo's issuer runs in the hub itself, so it is always there. */
  @Bean
  IssuerPresence issuerPresence() {
    return () -> true;
  }

  @Bean
  AuthorizationServerSettings issuerSettings(WeftSettings settings) {
    return AuthorizationServerSettings.builder().issuer(publicUrl(settings)).build();
  }

  /** A low cost is deliberate: the password is public, and every token request checks one. */
  @Bean
  PasswordEncoder passwords() {
    return new BCryptPasswordEncoder(4);
  }

  @Bean
  RegisteredClientRepository clients(PortalClient portal, PasswordEncoder passwords) {
    return new InMemoryRegisteredClientRepository(DemoClients.all(portal, passwords));
  }

  @Bean
  OAuth2AuthorizationService authorizations(
      JdbcTemplate jdbc, RegisteredClientRepository clients, DataDirectory data) {
    return Authorizations.in(jdbc, clients, new TokenSeal(data.password("issuer-tokens")));
  }

  @Bean
  JWKSource<SecurityContext> signingKey(DataDirectory data) {
    return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(data)));
  }

  /** RFC 9068: an access token names its audience, its client and its type. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> accessTokens(WeftSettings settings) {
    return it -> {
      if (!it.getTokenType().getValue().equals("access_token")) return;
      it.getJwsHeader().type("at+jwt");
      // Jackson must be able to read this type back from the stored authorization; List.of fails.
      it.getClaims().audience(Collections.singletonList(settings.audience()));
      it.getClaims().claim("client_id", it.getRegisteredClient().getClientId());
    };
  }

  /**
   * Registers people before their memberships, so that each member gets the code of its post. A
   * person whose name was erased does not come back.
   */
  @Bean
  SmartInitializingSingleton demoMembers(
      Memberships members, People people, WeftSettings settings) {
    return () -> {
      Set<String> logins =
          DemoAccount.of(Membership.Kind.USER).stream()
              .map(DemoAccount::name)
              .collect(Collectors.toSet());
      for (DemoPerson it : DemoPerson.ALL)
        people.introduce(
            it.party(),
            it.code(),
            it.name(),
            it.department(),
            publicUrl(settings),
            logins.contains(it.login()) ? it.login() : null);
      DemoAccount.ALL.stream()
          .filter(it -> !isErased(it, people))
          .forEach(it -> members.add(it.membership(publicUrl(settings))));
    };
  }

  private static boolean isErased(DemoAccount it, People people) {
    if (it.kind() == Membership.Kind.CLIENT) return false;
    var person = DemoPerson.with(it.name());
    return people
        .find(person.party(), person.code())
        .filter(known -> known.erasedAt() != null)
        .isPresent();
  }

  /**
   * The only origin for browsers, because cookies and redirects distinguish localhost and
   * 127.0.0.1.
   */
  private static String publicUrl(WeftSettings settings) {
    return "http://localhost:" + settings.port();
  }

  private static String backChannel(WeftSettings settings) {
    return "http://127.0.0.1:" + settings.port();
  }
}
