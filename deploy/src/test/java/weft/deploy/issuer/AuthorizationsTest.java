package weft.deploy.issuer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import weft.deploy.RunningHub;

/** Logins in progress at one hub while other hubs start in the same process. */
class AuthorizationsTest {
  private static final int LOGINS = 200;

  private final RunningHub hub = RunningHub.shared();
  private final OAuth2AuthorizationService logins = hub.bean(OAuth2AuthorizationService.class);
  private final RegisteredClientRepository clients = hub.bean(RegisteredClientRepository.class);

  @Test
  void a_login_is_kept_and_found_while_another_hub_of_the_process_starts() throws Exception {
    var jdbc = hub.bean(JdbcTemplate.class);
    var seal = new TokenSeal("of another hub");
    var over = new AtomicBoolean();
    var begun = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> starting =
          threads.submit(
              () -> {
                while (!over.get()) {
                  assertThat(Authorizations.in(jdbc, clients, seal)).isNotNull();
                  begun.incrementAndGet();
                }
              });
      try {
        List<Future<?>> under = new ArrayList<>();
        for (int i = 0; i < LOGINS; i++) under.add(threads.submit(this::logIn));
        for (Future<?> it : under) it.get();
      } finally {
        over.set(true);
      }
      starting.get();
    }
    assertThat(begun.get()).as("hubs begun meanwhile").isGreaterThan(1);
  }

  private void logIn() {
    RegisteredClient portal = requireNonNull(clients.findByClientId("weft-portal"));
    String code = UUID.randomUUID().toString();
    Instant now = Instant.now();
    var login =
        OAuth2Authorization.withRegisteredClient(portal)
            .principalName("nobody@" + code)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .token(new OAuth2AuthorizationCode(code, now, now.plusSeconds(60)))
            .build();
    logins.save(login);
    var found = logins.findByToken(code, new OAuth2TokenType(OAuth2ParameterNames.CODE));
    assertThat(found).isNotNull();
    assertThat(found.getPrincipalName()).isEqualTo("nobody@" + code);
    logins.remove(login);
  }
}
