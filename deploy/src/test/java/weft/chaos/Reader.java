package weft.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One client of the API that reads. */
record Reader(String url, AccessTokens tokens, String client, HttpClient http) {
  static Reader of(DemoSite site, String client) {
    return new Reader(
        site.url(),
        site.tokens(),
        client,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  /** Sends a body, such as JSON or a sheet. */
  HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws IOException, InterruptedException {
    var request = request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) request.headers(headers);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> handIn(String interchange) throws IOException, InterruptedException {
    var request =
        request("/api/v1/edi/interchanges")
            .header("Content-Type", "application/edifact")
            .POST(BodyPublishers.ofString(interchange));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + tokens.get(client));
  }
}
