package weft.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import weft.json.Json;

/** A supplier's part that is inspected on many pieces, and its quality's requests over HTTP. */
final class MeasuredParts implements AutoCloseable {
  static final String PART = "BENCH-M1";
  private final BenchHub hub;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  MeasuredParts(BenchHub hub) throws IOException {
    this.hub = hub;
    this.token = FirstPage.token(hub, "jiaxin-api");
  }

  /** Agrees on the part and publishes its plan: one bore on so many pieces. */
  void begin(int pieces) throws Exception {
    post(
        "/api/v1/part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"%s\", \"partnerPart\": \"HY-%s\", \"unit\": \"PCE\"}"
            .formatted(PART, PART));
    post(
        "/api/v1/inspection-plans",
        """
        {"part": "%s", "stage": "before-shipment", "characteristics": [
          {"characteristic": "BORE", "unit": "mm", "minimum": "9.8", "maximum": "10.2",
           "sample": {"kind": "fixed", "quantity": %d}, "severity": "major"}]}
        """
            .formatted(PART, pieces));
    hub.settle();
  }

  /** Begins an inspection of a batch of its own; returns its id. */
  String inspection(String number, int lot) throws Exception {
    return post(
            "/api/v1/inspections",
            """
            {"number": "%1$s", "part": "%2$s", "stage": "before-shipment", "batch": "B-%1$s", "lot": "%3$d", "unit": "PCE",
             "person": "P-0008"}
            """
                .formatted(number, PART, lot))
        .path("id")
        .asString();
  }

  static String value(int piece) {
    return "{\"characteristic\": \"BORE\", \"piece\": \"%d\", \"value\": \"10.0%d\"}"
        .formatted(piece, piece % 10);
  }

  /** Issues a 2.2 of the batch; returns its id. */
  String certificate(String number, String batch) throws Exception {
    return post(
            "/api/v1/certificates",
            """
            {"number": "%s", "buyer": "HENGYUE", "type": "2.2", "issued": "%s", "part": "%s", "quantity": "20", "unit": "PCE",
             "goods": [{"batch": "%s", "quantity": "20"}], "validatedBy": {"person": "P-0008"},
             "results": [{"characteristic": "BORE", "unit": "mm", "minimum": "9.8", "maximum": "10.2", "value": "10.01"}]}
            """
                .formatted(number, LocalDate.now(ZoneOffset.UTC).minusDays(1), PART, batch))
        .path("id")
        .asString();
  }

  JsonNode post(String path, String body) throws Exception {
    return Json.mapper().readTree(answer(asked(path).POST(BodyPublishers.ofString(body, UTF_8))));
  }

  JsonNode sheet(String what, String csv) throws Exception {
    var asked =
        asked("/api/v1/imports/" + what + "?mode=good-rows")
            .setHeader("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(csv, UTF_8));
    JsonNode state = Json.mapper().readTree(answer(asked));
    while (state.path("state").asString().equals("running")) {
      TimeUnit.MILLISECONDS.sleep(50);
      state =
          Json.mapper().readTree(answer(asked("/api/v1/imports/" + state.path("id").asString())));
    }
    return state;
  }

  JsonNode get(String path) throws Exception {
    return Json.mapper().readTree(answer(asked(path)));
  }

  OpenScreens screens(int count) throws InterruptedException {
    return new OpenScreens(
        HttpRequest.newBuilder(URI.create(hub.url("/api/v1/changes/stream")))
            .header("Authorization", "Bearer " + token)
            .build(),
        count);
  }

  /** The number of bytes of a PDF; waits while its certificate is not sealed. */
  int pdf(String certificate) throws Exception {
    while (true) {
      var answer =
          http.send(
              asked("/api/v1/certificates/" + certificate + "/pdf").build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() == 200) return answer.body().length;
      if (answer.statusCode() != 409) throw new IllegalStateException("PDF " + answer.statusCode());
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(URI.create(hub.url(path)))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private String answer(HttpRequest.Builder asked) throws Exception {
    HttpResponse<String> answer = http.send(asked.build(), BodyHandlers.ofString(UTF_8));
    if (answer.statusCode() / 100 == 2) return answer.body();
    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
