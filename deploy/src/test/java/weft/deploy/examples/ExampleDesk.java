package weft.deploy.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.FrontDoorFile.delfor;
import static weft.deploy.imports.FrontDoorFile.firm;
import static weft.deploy.imports.FrontDoorFile.item;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.ApiDescription.Operation;
import weft.deploy.Logins;
import weft.deploy.Mint;
import weft.deploy.MovableClock;
import weft.deploy.RunningHub;
import weft.deploy.isolation.Walk;
import weft.history.Positions;
import weft.sealing.SealedCertificates;

/**
 * Sends examples to a hub as the reader of the description would, on the morning that they
 * describe.
 */
final class ExampleDesk {
  /** A Monday, at nine in Changsha. */
  private static final Instant MORNING = Instant.parse("2031-03-03T01:00:00Z");

  private static final JsonMapper JSON = new JsonMapper();
  private final RunningHub hub;

  /** The hub's own ids, by the ids that examples show. */
  private final Map<String, String> ids = new HashMap<>();

  ExampleDesk(RunningHub hub) {
    this.hub = hub;
    hub.bean(MovableClock.class).move(Duration.between(Instant.now(), MORNING));
  }

  /** The buyer calls off a part under an agreement, for two Mondays. */
  void released(String release, String issued, String part, String agreement) {
    released(release, issued, part, agreement, "");
  }

  /** The same, with a received quantity. */
  void released(String release, String issued, String part, String agreement, String received) {
    String lines = received + firm("40:PCE", "20310310") + firm("60:PCE", "20310317");
    var request =
        request("hengyue-edi", "/api/v1/edi/interchanges")
            .header("Content-Type", "application/edifact")
            .POST(
                BodyPublishers.ofString(
                    delfor(release, issued, item(part, "RFF+CT:" + agreement + "'" + lines))));
    assertThat(send(request).body()).contains("\"outcome\":\"accepted\"");
  }

  /** Until the log has the certificate in the state that the example shows. */
  void awaitSealed(Example example) {
    String sha256 = requireNonNull(example.request()).path("sha256").asString();
    String state = example.answer().path("state").asString();
    var log = hub.bean(SealedCertificates.class);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (log.of(sha256).stream().noneMatch(it -> it.entry().state().equals(state))) {
      assertThat(System.nanoTime())
          .as("certificate %s is sealed as %s", sha256, state)
          .isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** The example's answer with the hub's ids. */
  JsonNode known(JsonNode shown) {
    String text = shown.toString();
    for (var it : ids.entrySet()) text = text.replace(it.getKey(), it.getValue());
    return JSON.readTree(text);
  }

  HttpResponse<String> send(String client, Operation operation, Example example) {
    JsonNode parameters = known(example.parameters());
    var path = operation.path();
    for (String name : operation.names("path"))
      path = path.replace("{" + name + "}", parameters.path(name).asString());
    var query = new StringBuilder("?");
    for (String name : operation.names("query"))
      if (parameters.has(name))
        query.append(name + "=" + Walk.encode(parameters.path(name).asString()) + "&");
    var request = request(client, path + query);
    if (operation.names("header").contains("Idempotency-Key"))
      request.header("Idempotency-Key", UUID.randomUUID().toString());
    // Publications need no version.
    if (operation.names("header").contains("If-Match") && operation.path().contains("{"))
      request.header("If-Match", "\"" + seen(client, operation, parameters) + "\"");
    JsonNode body = example.request();
    var publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(known(body).toString());
    if (body != null) request.header("Content-Type", "application/json");
    var answer = send(request.method(operation.method().toUpperCase(Locale.ROOT), publisher));
    learn(example.answer(), JSON.readTree(answer.body()));
    return answer;
  }

  private void learn(JsonNode shown, JsonNode real) {
    if (shown.path("id").isString() && real.path("id").isString())
      ids.put(shown.path("id").asString(), real.path("id").asString());
  }

  /** The version that the reader saw; 0 for an object that does not exist yet. */
  private String seen(String client, Operation operation, JsonNode parameters) {
    String one = operation.path().replaceFirst("\\{id}.*", parameters.path("id").asString());
    var answer = send(request(client, one).GET());
    return answer.statusCode() == 404
        ? "0"
        : JSON.readTree(answer.body()).path("version").asString();
  }

  private HttpRequest.Builder request(String client, String path) {
    return HttpRequest.newBuilder(hub.at(path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", bearer(client));
  }

  private String bearer(String client) {
    try {
      var claims = Mint.claims(hub).subject(client);
      claims.expirationTime(Date.from(MORNING.plus(Duration.ofHours(1))));
      return "Bearer " + Mint.signed(claims.build(), Mint.key(hub), "at+jwt");
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Once all earlier writes are visible. */
  private HttpResponse<String> send(HttpRequest.Builder request) {
    var positions = hub.bean(Positions.class);
    assertThat(positions.awaitSettled(positions.head(), Duration.ofSeconds(20))).isTrue();
    try {
      return Logins.HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
