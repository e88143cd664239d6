package weft.deploy.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** People log in at the issuer; the portal's backend holds their tokens, the browser a cookie. */
class PortalLoginTest {
  /** The start of any JWT with a JSON header, and of no other value that the hub sends. */
  private static final Pattern JWT = Pattern.compile("eyJ[\\w-]{10,}\\.eyJ");

  private final RunningHub hub = RunningHub.shared();
  private final Browser browser = new Browser(hub.url());

  @Test
  void a_login_ends_where_the_browser_wanted_to_go_and_no_token_reaches_it() {
    logIn("sales@jiaxin", "/call-offs?changed=true");
    assertThat(browser.address()).isEqualTo(hub.url() + "/call-offs?changed=true");
    assertThat(browser.get("/bff/session").body())
        .contains("\"authenticated\":true", "\"user\":\"sales@jiaxin\"", "\"X-CSRF-TOKEN\"");
    assertThat(browser.get("/bff/api/v1/tests/caller").body())
        .contains("JIAXIN", "\"user\":\"sales@jiaxin\"", "sales");
    assertThat(browser.received()).noneMatch(it -> JWT.matcher(it).find());
  }

  @Test
  void being_logged_in_at_the_issuer_alone_opens_nothing() {
    browser.logIn(browser.get("/login"), "sales@jiaxin", "demo");
    assertThat(browser.get("/bff/session").body()).isEqualTo("{\"authenticated\":false}");
    assertThat(browser.get("/bff/api/v1/tests/caller").statusCode()).isEqualTo(401);
    assertThat(browser.get("/api/v1/tests/caller").statusCode()).isEqualTo(401);
  }

  @Test
  void a_portal_session_opens_nothing_at_the_api_itself() {
    logIn("sales@jiaxin", "/");
    assertThat(browser.get("/api/v1/tests/caller").statusCode()).isEqualTo(401);
  }

  @Test
  void the_cookies_are_bound_to_this_host_and_hidden_from_scripts() {
    logIn("sales@jiaxin", "/");
    var cookies =
        browser.received().stream()
            .flatMap(
                it -> Pattern.compile("__Host-weft[^\\]]*?SameSite=\\w+").matcher(it).results())
            .map(it -> it.group())
            .toList();
    assertThat(cookies)
        .isNotEmpty()
        .allMatch(it -> it.contains("Secure") && it.contains("HttpOnly") && it.contains("Path=/"));
    assertThat(cookies).anyMatch(it -> it.startsWith("__Host-weft=") && it.endsWith("Strict"));
    assertThat(cookies).anyMatch(it -> it.startsWith("__Host-weft-login") && it.endsWith("Lax"));
    assertThat(browser.cookies()).containsOnlyKeys("__Host-weft");
  }

  @Test
  void a_login_changes_the_session_id() {
    var page = browser.visit("/bff/login");
    var before = Map.copyOf(browser.cookies());
    browser.logIn(page, "sales@jiaxin", "demo");
    assertThat(browser.cookies().get("__Host-weft")).isNotEqualTo(before.get("__Host-weft"));
  }

  @Test
  void two_logins_at_once_in_one_browser_both_succeed() {
    var first = browser.visit("/bff/login?returnTo=/orders");
    browser.visit("/bff/login?returnTo=/call-offs");
    browser.logIn(first, "sales@jiaxin", "demo");
    assertThat(browser.get("/bff/session").body()).contains("\"authenticated\":true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/%5Cevil.example",
        "https://evil.example",
        "/%09/evil.example",
        "/bff/login"
      })
  void nobody_is_sent_to_another_site_after_a_login(String returnTo) {
    logIn("sales@jiaxin", returnTo);
    assertThat(browser.address()).isEqualTo(hub.url() + "/");
  }

  @Test
  void a_change_needs_the_csrf_token_and_the_same_site() {
    logIn("sales@jiaxin", "/");
    String csrf = browser.csrf();
    assertThat(change().statusCode()).isEqualTo(403);
    assertThat(change("X-CSRF-TOKEN", csrf, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(change("X-CSRF-TOKEN", csrf, "Sec-Fetch-Site", "same-site").statusCode())
        .isEqualTo(403);
    assertThat(change("X-CSRF-TOKEN", csrf, "Sec-Fetch-Site", "same-origin").body())
        .isEqualTo("\"3\"more");
  }

  @Test
  void without_a_session_a_change_answers_that_the_session_is_over() {
    var answer = change();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("session-over", "会话已结束");
  }

  @Test
  void a_logout_ends_the_session_and_the_issuers_login() {
    logIn("sales@jiaxin", "/");
    var out = browser.post("/bff/logout", "", "X-CSRF-TOKEN", browser.csrf());
    assertThat(out.body()).isEqualTo("{\"location\":\"/\"}");
    assertThat(browser.get("/bff/session").body()).isEqualTo("{\"authenticated\":false}");
    assertThat(browser.visit("/bff/login").body()).contains("name=\"password\"");
  }

  @Test
  void a_wrong_password_is_told_in_the_readers_language_and_guessing_is_slowed_down() {
    var guesser = Browser.elsewhere(hub.url());
    var page = guesser.get("/login", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
    assertThat(page.body()).contains("登录", "lang=\"zh-CN\"");
    for (int i = 0; i < 5; i++) {
      var wrong = guesser.logIn(guesser.get("/login"), "quality@jiaxin", "guess" + i);
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.body()).contains("do not match", "value=\"quality@jiaxin\"");
    }
    var slowed = guesser.logIn(guesser.get("/login"), "quality@jiaxin", "demo");
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.body()).contains("Too many failed attempts");
  }

  @Test
  void what_was_typed_comes_back_as_text_never_as_markup() {
    assertThat(browser.get("/login?username=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body())
        .doesNotContain("<script")
        .contains("&quot;&gt;&lt;script&gt;");
  }

  @Test
  void an_answer_without_its_login_or_with_anothers_state_is_refused() {
    assertThat(browser.get("/bff/login/code?code=x&state=y").headers().firstValue("Location"))
        .hasValueSatisfying(it -> assertThat(it).endsWith("/?login=failed"));
    assertThat(browser.get("/bff/session").body()).isEqualTo("{\"authenticated\":false}");
  }

  private HttpResponse<String> change(String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/json", "If-Match", "\"3\""));
    return browser.post(
        "/bff/api/v1/tests/changes", "{\"text\":\"more\"}", all.toArray(String[]::new));
  }

  private void logIn(String user, String returnTo) {
    browser.logIn(
        browser.visit("/bff/login?" + Browser.form("returnTo", returnTo).replace("%25", "%")),
        user,
        "demo");
  }
}
