package weft.deploy.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser's use of a hub as far as cookies and redirects are concerned. Like Chromium it accepts
 * Secure cookies over http from localhost; it keeps everything it received, for tests to search.
 */
public final class Browser {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final HttpClient http;
  private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
  private final List<String> received = new ArrayList<>();
  private final String hub;
  private String address = "";

  public Browser(String hub) {
    this(hub, HttpClient.newBuilder());
  }

  private Browser(String hub, HttpClient.Builder http) {
    this.hub = hub;
    this.http = http.connectTimeout(Duration.ofSeconds(5)).build();
  }

  /** Uses an own loopback address, so that failed logins here lock out no other test. */
  public static Browser elsewhere(String hub) {
    byte[] address = {127, 0, 0, 2};
    try {
      return new Browser(
          hub, HttpClient.newBuilder().localAddress(InetAddress.getByAddress(address)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Follows redirects as a navigation does; {@link #address} then has the final address. */
  public HttpResponse<String> visit(String path) {
    var answer = get(path, "Accept", "text/html");
    for (int hops = 0; answer.statusCode() / 100 == 3; hops++) {
      if (hops == 10) throw new IllegalStateException("redirects without end");
      String location = answer.headers().firstValue("Location").orElseThrow();
      answer = get(answer.uri().resolve(location).toString(), "Accept", "text/html");
    }
    address = answer.uri().toString();
    return answer;
  }

  /** Fills in the login page of the issuer that was just visited. */
  public HttpResponse<String> logIn(HttpResponse<String> page, String user, String password) {
    return logIn("", page, user, password);
  }

  /** The same at another issuer. */
  public HttpResponse<String> logIn(String issuer, HttpResponse<String> page, String user) {
    return logIn(issuer, page, user, "demo");
  }

  private HttpResponse<String> logIn(
      String issuer, HttpResponse<String> page, String user, String password) {
    var csrf = CSRF.matcher(page.body());
    if (!csrf.find()) throw new IllegalStateException("not a login page: " + page.body());
    var answer =
        send(
            request(issuer + "/login", "Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        form("username", user, "password", password, "_csrf", csrf.group(1)))));
    if (answer.statusCode() / 100 != 3) return answer;
    return visit(
        answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow()).toString());
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** The CSRF token of the portal's session. */
  public String csrf() {
    var token = TOKEN.matcher(get("/bff/session").body());
    if (!token.find()) throw new IllegalStateException("no session");
    return token.group(1);
  }

  public String address() {
    return address;
  }

  /** The cookies of the hub's host; cookies belong to a host, whatever its port. */
  public Map<String, String> cookies() {
    return cookies(URI.create(hub));
  }

  private Map<String, String> cookies(URI at) {
    return cookies.computeIfAbsent(at.getHost(), _ -> new LinkedHashMap<>());
  }

  /** Every header and body that this browser ever received. */
  public List<String> received() {
    return received;
  }

  public HttpRequest.Builder request(String path, String... headers) {
    var at = URI.create(path.startsWith("http") ? path : hub + path);
    var request = HttpRequest.newBuilder(at).timeout(Duration.ofSeconds(60));
    var own = cookies(at);
    if (!own.isEmpty())
      request.header(
          "Cookie",
          own.entrySet().stream()
              .map(it -> it.getKey() + "=" + it.getValue())
              .collect(Collectors.joining("; ")));
    if (headers.length > 0) request.headers(headers);
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      received.add(answer.headers() + "\n" + answer.body());
      answer.headers().allValues("Set-Cookie").forEach(it -> keep(answer.uri(), it));
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(URI from, String header) {
    var cookie = HttpCookie.parse(header).getFirst();
    if (cookie.getMaxAge() == 0) cookies(from).remove(cookie.getName());
    else cookies(from).put(cookie.getName(), cookie.getValue());
  }

  public static String form(String... pairs) {
    var form = new ArrayList<String>();
    for (int i = 0; i < pairs.length; i += 2)
      form.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], UTF_8));
    return String.join("&", form);
  }
}
