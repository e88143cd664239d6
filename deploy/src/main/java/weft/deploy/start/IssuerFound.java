package weft.deploy.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.settings.StartRefused;

/**
 * Checks that {@code weft.issuer.uri} names an issuer that identifies itself so. An unreachable
 * issuer does not prevent the start: the hub still reads, receives and delivers, and warns about
 * the rest.
 */
public final class IssuerFound {
  private static final Logger log = LoggerFactory.getLogger(IssuerFound.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String OPENID = "/.well-known/openid-configuration";
  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final String REMEDY =
      "It is the issuer's own name for itself, to the letter, such as"
          + " https://login.example.com/realms/trade.";

  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private IssuerFound() {}

  /**
   * Checks the issuer.
   *
   * @throws StartRefused if the address is invalid or something else answers there
   */
  public static void require(String issuer) {
    URI uri = uri(issuer);
    try {
      int status = 0;
      for (URI document : documents(uri)) {
        var answer = ask(document);
        status = answer.statusCode();
        if (status / 100 == 2) {
          requireItself(issuer, document, answer.body());
          return;
        }
      }
      if (status >= 500) away(issuer, "it answers " + status);
      else
        throw new StartRefused(
            "There is no OpenID Connect issuer at %s: its discovery document is answered by %d."
                .formatted(issuer, status),
            REMEDY);
    } catch (SSLException e) {
      throw new StartRefused(
          "The issuer %s cannot be trusted: %s.".formatted(issuer, e.getMessage()),
          "Have it show a certificate of an authority that this Java trusts, or name that"
              + " authority by -Djavax.net.ssl.trustStore.");
    } catch (IOException _) {
      away(issuer, "it does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("The start was broken off.", "Start the hub again.");
    }
  }

  /** Why the issuer is unreachable; empty if it answers anything but a server error. */
  public static Optional<String> away(String issuer) {
    try {
      int status = ask(documents(URI.create(issuer)).getFirst()).statusCode();
      return status < 500 ? Optional.empty() : Optional.of("it answers " + status);
    } catch (IOException e) {
      String said = e.getMessage();
      return Optional.of(said == null ? e.getClass().getSimpleName() : said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void away(String issuer, String why) {
    log.warn(
        "The issuer {} is away, as {}: nobody can log in, and programs' tokens are answered 503"
            + " until it is back",
        issuer,
        why);
  }

  private static URI uri(String issuer) {
    try {
      URI uri = URI.create(issuer);
      boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        var _ = InetAddress.getAllByName(uri.getHost());
        return uri;
      }
    } catch (UnknownHostException _) {
      throw new StartRefused("The host of weft.issuer.uri is not known: " + issuer + ".", REMEDY);
    } catch (IllegalArgumentException _) {
      // refused below
    }
    throw new StartRefused("weft.issuer.uri is no address of an issuer: " + issuer + ".", REMEDY);
  }

  /** The addresses of the discovery document, in the order in which the token check tries them. */
  private static List<URI> documents(URI issuer) {
    String path = issuer.getRawPath() == null ? "" : issuer.getRawPath().replaceAll("/$", "");
    String root = issuer.getScheme() + "://" + issuer.getRawAuthority();
    return List.of(
        URI.create(root + path + OPENID),
        URI.create(root + OPENID + path),
        URI.create(root + OAUTH + path));
  }

  private static HttpResponse<String> ask(URI document) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(document).timeout(PATIENCE).GET().build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static void requireItself(String issuer, URI document, String body) {
    String itself;
    try {
      itself = new JsonMapper().readTree(body).path("issuer").asString("");
    } catch (JacksonException _) {
      itself = "";
    }
    if (itself.equals(issuer)) return;
    throw new StartRefused(
        itself.isEmpty()
            ? "What %s answers is no discovery document.".formatted(document)
            : "weft.issuer.uri is %s, and the issuer there calls itself %s."
                .formatted(issuer, itself),
        REMEDY);
  }
}
