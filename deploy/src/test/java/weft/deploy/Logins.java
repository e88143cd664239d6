package weft.deploy;

import java.net.http.HttpClient;
import weft.deploy.browser.Browser;

/** Short ways to log in as a demo user. */
public final class Logins {
  public static final HttpClient HTTP = HttpClient.newHttpClient();

  private Logins() {}

  /** An access token of an API client. */
  public static String token(RunningHub hub, String client) {
    return new Browser(hub.url())
        .post(
            "/oauth2/token",
            Browser.form(
                "grant_type", "client_credentials", "client_id", client, "client_secret", "demo"),
            "Content-Type",
            "application/x-www-form-urlencoded")
        .body()
        .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  /** A browser with a portal session. */
  public static Browser portal(RunningHub hub, String user) {
    var browser = new Browser(hub.url());
    browser.logIn(browser.visit("/bff/login"), user, "demo");
    return browser;
  }
}
