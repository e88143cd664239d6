package weft.deploy;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import weft.api.security.TokenRules;
import weft.bff.PortalClient;

/**
 * Outside the demo: the organization's own issuer, for the API's tokens and the portal's logins.
 */
@Configuration(proxyBeanMethods = false)
class Identity {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @Profile("!demo")
  TokenRules externalTokens(WeftSettings settings) {
    return new TokenRules(issuer(settings), settings.audience(), null);
  }

  @Bean
  @Profile("!demo")
  PortalClient externalPortal(WeftSettings settings) {
    var portal = settings.portal();
    if (portal.url() == null || portal.clientSecret().isEmpty())
      throw new StartRefused(
          "The portal is a client of the issuer, and its address or its secret is missing.",
          "Set weft.portal.url and weft.portal.client-secret.");
    return new PortalClient(
        portal.url(),
        issuer(settings),
        portal.clientId(),
        portal.clientSecret(),
        null,
        URI.create("http://127.0.0.1:" + settings.port()));
  }

  private static String issuer(WeftSettings settings) {
    return Objects.requireNonNull(settings.issuer().uri(), "weft.issuer.uri");
  }
}
