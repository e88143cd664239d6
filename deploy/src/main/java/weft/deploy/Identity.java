package weft.deploy;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import weft.api.certificate.HubAddress;
import weft.api.security.Membership;
import weft.api.security.Memberships;
import weft.api.security.Role;
import weft.api.security.TokenRules;
import weft.bff.PortalClient;
import weft.deploy.settings.WeftSettings;

/** The organization's own issuer for API tokens and portal logins, outside the demo. */
@Configuration(proxyBeanMethods = false)
class Identity {
  private static final Logger log = LoggerFactory.getLogger(Identity.class);
  private static final String FIRST_OPERATOR = "平台运营方 First operator";

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
    return new PortalClient(
        Objects.requireNonNull(portal.url(), "weft.portal.url"),
        issuer(settings),
        portal.clientId(),
        portal.clientSecret(),
        null,
        URI.create("http://127.0.0.1:" + settings.port()));
  }

  @Bean
  HubAddress hubAddress(PortalClient portal) {
    return new HubAddress(portal.url());
  }

  /** Makes the configured person an operator, because only an operator can give memberships. */
  @Bean
  @Profile("!demo")
  SmartInitializingSingleton firstOperator(Memberships members, WeftSettings settings) {
    return () -> {
      String subject = settings.issuer().firstOperator();
      if (subject == null || subject.isBlank()) return;
      if (members.hasOperatorBeside(issuer(settings), subject)) return;
      var roles = Set.of(Role.OPERATOR);
      // The operators' own name for the person stays.
      String name =
          members
              .one(issuer(settings), subject)
              .map(it -> it.membership().name())
              .orElse(FIRST_OPERATOR);
      members.give(
          new Membership(
              issuer(settings), subject, Membership.Kind.USER, name, null, roles, List.of(), null),
          "first-operator");
      log.info(
          "The operator is {} of {}, by weft.issuer.first-operator", subject, issuer(settings));
    };
  }

  private static String issuer(WeftSettings settings) {
    return Objects.requireNonNull(settings.issuer().uri(), "weft.issuer.uri");
  }
}
