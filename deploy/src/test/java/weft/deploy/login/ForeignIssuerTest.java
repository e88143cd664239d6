package weft.deploy.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import weft.api.security.Membership;
import weft.api.security.Memberships;
import weft.api.security.Role;
import weft.database.FreePort;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.ClosesScreens;
import weft.evidence.NoteKey;
import weft.evidence.Signing;
import weft.evidence.VerifierKey;
import weft.party.PartyCode;
import weft.party.Side;

/**
 * A hub in production mode: no demo profile, and a PostgreSQL and an issuer that are not its own.
 * The issuer is another hub's, on another host and port, found by its discovery document.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignIssuerTest {
  private final RunningHub issuer = RunningHub.shared();
  private final int port = FreePort.next();

  /** Another host than the issuer's localhost: a browser sends neither's cookies to the other. */
  private final String portal = "http://127.0.0.1:" + port;

  /** Nothing answers at its address. */
  private final VerifierKey witness = NoteKey.make("witness.example", Signing.ML_DSA_44).verifier();

  private RunningHub hub;

  @BeforeAll
  void start() {
    registerPortal();
    hub =
        RunningHub.ofItsOwn(
            issuer,
            port,
            "foreign_issuer",
            "--weft.metrics.token=scrape",
            "--weft.evidence.witnesses=http://127.0.0.1:9/ " + witness);
    hub.bean(Memberships.class).add(member("sales@jiaxin"));
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void the_policy_asks_for_the_witness_that_the_settings_name() {
    assertThat(new Browser(portal).get("/api/v1/evidence/policy").body())
        .contains("\nwitness witness-1 " + witness + "\nquorum witness-1\n");
    assertThat(new Browser(portal).get("/api/v1/evidence/key-changes?number=1").statusCode())
        .as("no key was changed")
        .isEqualTo(404);
  }

  @Test
  void metrics_are_told_to_whoever_has_their_token_from_wherever_it_comes() {
    var elsewhere = new Browser(portal);
    String[] from = {"X-Forwarded-For", "192.0.2.1", "Authorization", "Bearer scrape"};
    assertThat(elsewhere.get("/actuator/prometheus", from).body())
        .contains("weft_inbox_unfinished");
    for (String said : List.of("Bearer scrap", "Bearer ", "scrape", "Basic scrape"))
      assertThat(
              elsewhere
                  .get(
                      "/actuator/prometheus", "X-Forwarded-For", "192.0.2.1", "Authorization", said)
                  .statusCode())
          .as(said)
          .isEqualTo(404);
    assertThat(elsewhere.get("/actuator/env", from).statusCode()).isEqualTo(404);
  }

  @Test
  void people_and_programs_of_a_foreign_issuer_get_in_by_membership_alone() {
    var browser = new Browser(portal);
    String token = "Bearer " + Logins.token(issuer, "jiaxin-api");
    assertThat(browser.get("/api/v1/tests/caller", "Authorization", token).statusCode())
        .isEqualTo(403);

    browser.logIn(issuer.url(), browser.visit("/bff/login?returnTo=/orders"), "sales@jiaxin");
    assertThat(browser.address()).isEqualTo(portal + "/orders");
    assertThat(browser.get("/bff/api/v1/tests/caller").body()).contains("JIAXIN");
    var out = browser.post("/bff/logout", "", "X-CSRF-TOKEN", browser.csrf());
    assertThat(out.body()).isEqualTo("{\"location\":\"/bff/logout/issuer\"}");
    assertThat(browser.get("/bff/session").body()).isEqualTo("{\"authenticated\":false}");
    String leaving = browser.get("/bff/logout/issuer").headers().firstValue("Location").orElse("");
    assertThat(leaving)
        .startsWith(issuer.url() + "/connect/logout?client_id=other-portal")
        .contains("&post_logout_redirect_uri=" + portal + "/&id_token_hint=eyJ");
    browser.visit(leaving);
    assertThat(browser.address()).isEqualTo(portal + "/");
    assertThat(browser.visit("/bff/login").body())
        .as("the issuer has ended its login too")
        .contains("name=\"password\"");
    assertThat(browser.get("/bff/logout/issuer").headers().firstValue("Location")).hasValue("/");

    assertThat(browser.get("/login").body()).doesNotContain("password");
    assertThat(hub.lacks(RegisteredClient.class)).isTrue();
  }

  @Test
  void being_logged_in_at_the_foreign_issuer_alone_opens_nothing() {
    var browser = new Browser(portal);
    browser.logIn(issuer.url(), browser.get(issuer.url() + "/login"), "sales@jiaxin");
    assertThat(browser.get("/bff/session").body()).isEqualTo("{\"authenticated\":false}");
    assertThat(browser.get("/bff/api/v1/tests/caller").statusCode()).isEqualTo(401);
  }

  /** With all headers and cookies that a real browser withholds when one site leads to another. */
  @Test
  @Tag("long")
  @EnabledIf("weft.deploy.browser.Chromium#installed")
  @ExtendWith(ClosesScreens.class)
  void a_real_browser_comes_back_from_the_other_site_logged_in() {
    try (var chromium = new Chromium()) {
      var screen = chromium.openByOtherSite(portal, "sales@jiaxin", "/call-offs");
      assertThat(screen.page().url()).isEqualTo(portal + "/call-offs");
    }
  }

  private Membership member(String subject) {
    return new Membership(
        issuer.url(),
        subject,
        Membership.Kind.USER,
        subject,
        new PartyCode("JIAXIN"),
        Set.of(Role.SALES),
        List.of(Side.SUPPLIER),
        null);
  }

  private void registerPortal() {
    issuer
        .bean(InMemoryRegisteredClientRepository.class)
        .save(
            RegisteredClient.withId("other-portal")
                .clientId("other-portal")
                .clientSecret(issuer.bean(PasswordEncoder.class).encode("other-secret"))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(portal + "/bff/login/code")
                .postLogoutRedirectUri(portal + "/")
                .scopes(it -> it.addAll(Set.of("openid", "profile")))
                .build());
  }
}
