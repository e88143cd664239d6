package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Access tokens of the demo's API clients, kept until one is refused. */
record AccessTokens(HttpClient http, String issuer, ConcurrentHashMap<String, String> known) {
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  static AccessTokens of(String issuer) {
    return new AccessTokens(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        issuer,
        new ConcurrentHashMap<>());
  }

  String get(String client) throws IOException, InterruptedException {
    var there = known.get(client);
    if (there != null) return there;
    var secret = Base64.getEncoder().encodeToString((client + ":demo").getBytes(UTF_8));
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            BodyHandlers.ofString());
    var token = TOKEN.matcher(answer.body());
    if (!token.find()) throw new IOException("no token: " + answer.statusCode());
    known.put(client, token.group(1));
    return token.group(1);
  }

  void forget(String client) {
    known.remove(client);
  }
}
