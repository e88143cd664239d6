package weft.edi.as2;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import weft.edi.outbox.AllowedAddresses;
import weft.edi.outbox.NotCarried;
import weft.language.Text;

/**
 * Posts to partners: follows no redirects, calls no address inside the hub's network, and bounds
 * every wait and answer.
 */
final class Post implements AutoCloseable {
  private static final int MOST = 1 << 20;
  private final AllowedAddresses outside;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Post(AllowedAddresses outside) {
    this.outside = outside;
  }

  /**
   * Sends a message and returns the answer with lower-case field names.
   *
   * @throws NotCarried if the address is not allowed or the answer's status is not 2xx
   */
  As2Message send(String url, As2Message message, Duration patience) throws IOException {
    Optional<Text> refused = outside.refuses(url);
    if (refused.isPresent()) throw NotCarried.forNow(refused.get(), null);
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(patience)
            .POST(BodyPublishers.ofByteArray(message.body()));
    message.fields().forEach(request::header);
    try {
      HttpResponse<byte[]> answer = answered(request.build(), patience);
      int status = answer.statusCode();
      if (status / 100 != 2)
        throw NotCarried.forNow(
            new Text(
                "The partner's AS2 server answered with HTTP "
                    + status
                    + "; delivery will be retried.",
                "伙伴的 AS2 服务器返回 HTTP " + status + "，将自动重试。"),
            null);
      Map<String, String> fields = new LinkedHashMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      return new As2Message(fields, answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /**
   * Bounds the whole exchange, because the request's own timeout ends with the header of the answer
   * and does not cover the body.
   */
  private HttpResponse<byte[]> answered(HttpRequest request, Duration patience)
      throws IOException, InterruptedException {
    var coming = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
    try {
      return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + patience);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException known) throw known;
      throw new IOException(e.getCause());
    } finally {
      coming.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
