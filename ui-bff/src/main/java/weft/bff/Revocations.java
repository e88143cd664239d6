package weft.bff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Revokes a login's refresh token at the issuer (RFC 7009), so that nobody can get another access
 * token with it. The session ends even if the issuer does not answer.
 */
@Component
class Revocations {
  private static final Logger log = LoggerFactory.getLogger(Revocations.class);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(IssuerCalls.PATIENCE).build();
  private final PortalClient client;
  private final Registrations registrations;

  Revocations(PortalClient client, Registrations registrations) {
    this.client = client;
    this.registrations = registrations;
  }

  void revoke(@Nullable Tokens tokens) {
    String refresh = tokens == null ? null : tokens.refresh();
    if (refresh == null) return;
    try {
      String endpoint = endpoint();
      if (endpoint == null) return;
      var answer = http.send(request(endpoint, refresh), BodyHandlers.discarding());
      if (answer.statusCode() != 200)
        log.warn("The issuer did not revoke a token: {}", answer.statusCode());
    } catch (IOException | RuntimeException e) {
      log.warn("The issuer was not told that a token is over: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(String endpoint, String token) {
    String pair = encoded(client.clientId()) + ":" + encoded(client.clientSecret());
    return HttpRequest.newBuilder(URI.create(endpoint))
        .timeout(IssuerCalls.PATIENCE)
        .header(
            HttpHeaders.AUTHORIZATION,
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED_VALUE)
        .POST(BodyPublishers.ofString("token_type_hint=refresh_token&token=" + encoded(token)))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Null if the issuer has no such endpoint. */
  private @Nullable String endpoint() {
    var endpoints = client.endpoints();
    if (endpoints != null) return endpoints.revocation();
    Object said =
        registrations
            .portal()
            .getProviderDetails()
            .getConfigurationMetadata()
            .get("revocation_endpoint");
    return said == null ? null : said.toString();
  }
}
