package weft.deploy.odd;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A gateway's odd line is refused by itself, and the lines beside it are taken. */
class OddReadingsTest {
  private static final String DOOR = "/api/v1/machine-readings";
  private static final String[] NDJSON = {"Content-Type", "application/x-ndjson"};

  /** Too large for a quantity, and a sound number of a reading. */
  private static final String LARGEST = "\"1000000000000000000\"";

  /** As a Chinese keyboard types it; it numbers a reading without doubt. */
  private static final String FULL_WIDTH = "\"１２\"";

  private static final List<String> NUMBERS =
      List.of(
          "1e400",
          "-1e400",
          "\"1e5\"",
          "NaN",
          "\"NaN\"",
          "Infinity",
          "-1",
          "\"-0.001\"",
          "9".repeat(100),
          "\"" + "9".repeat(41) + "\"",
          "\"0." + "0".repeat(18) + "1\"",
          LARGEST,
          "true",
          "[1]",
          "{}",
          "\"\"",
          FULL_WIDTH);

  private static final List<String> MOMENTS =
      List.of(
          "\"0000-01-01T00:00:00Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"2026-12-01\"",
          "\"2026-12-01T08:00:00\"",
          "\"yesterday\"",
          "\"\"",
          "1796112000",
          "null",
          "[]");

  private static final List<String> WORDS =
      List.of("\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"a\\u0007\"", "[]", "{}", "null");

  private static final String LONG = "\"" + "x".repeat(101) + "\"";

  private final RunningHub hub = RunningHub.busy();
  private final Api gateway = new Api(hub, "jiaxin-gateway");
  private final Api owner = new Api(hub, "jiaxin-api");
  private final String code = "OR-" + UUID.randomUUID().toString().substring(0, 8);

  private String good(int seq) {
    return """
    {"machine":"%s","seq":%d,"at":"%s","state":"running","counter":%d,"meter":"%d.5","quality":"good","fault":"E1"}\
    """
        .formatted(code, seq, Instant.now().minusSeconds(3_000 - seq), seq, seq);
  }

  private static String with(String line, String field, String value) {
    String odd =
        line.replaceFirst(
            "\"" + field + "\":(\"[^\"]*\"|\\d+)",
            Matcher.quoteReplacement("\"" + field + "\":" + value));
    assertThat(odd).isNotEqualTo(line);
    return odd;
  }

  private void registered() {
    OwnHub.ok(
        owner.postJson(
            "/api/v1/machines",
            """
            {"code": "%s", "site": "JX1", "kind": "machine", "reportEvery": "PT10S"}
            """
                .formatted(code)));
  }

  @Test
  void each_odd_line_is_refused_and_the_good_ones_beside_it_are_taken() {
    registered();
    List<String> odd = new ArrayList<>();
    for (String field : List.of("counter", "meter"))
      for (String it : NUMBERS) odd.add(with(good(9_000), field, it));
    for (String it : NUMBERS)
      if (!it.equals(LARGEST) && !it.equals(FULL_WIDTH)) odd.add(with(good(9_000), "seq", it));
    for (String it : MOMENTS) odd.add(with(good(9_000), "at", it));
    for (String field : List.of("machine", "state"))
      for (String it : WORDS) odd.add(with(good(9_000), field, it));
    for (String it : WORDS)
      if (!it.equals("null")) odd.add(with(good(9_000), "fault", it));
    odd.add(with(good(9_000), "machine", LONG));
    odd.add(with(good(9_000), "fault", LONG));
    odd.add(with(good(9_000), "state", "\"unknown\""));
    odd.add(with(good(9_000), "quality", "\"excellent\""));
    odd.add("[".repeat(1_990));
    odd.add("{\"machine\":".repeat(190));
    odd.add("x".repeat(50_000));
    odd.add("null");
    odd.add("\"running\"");
    odd.add("{}");
    odd.add("{\"gateway\":\"\\ud800\",\"at\":\"2026-12-01T00:00:00Z\"}");
    odd.add("{\"gateway\":\"edge\"}");
    var lines = new StringBuilder();
    for (int i = 0; i < odd.size(); i++)
      lines.append(good(i)).append('\n').append(odd.get(i)).append('\n');
    HttpResponse<String> answer = gateway.post(DOOR, lines.toString(), NDJSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode told = Api.body(answer);
    List<String> refused = new ArrayList<>();
    told.path("refused")
        .forEach(it -> refused.add(it.path("line").asInt() + " " + it.path("code").asString()));
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < odd.size(); i++)
      if (!refused.contains((2 * i + 2) + " malformed")) taken.add(odd.get(i));
    assertThat(taken).as("odd lines that were not refused").isEmpty();
    assertThat(refused).hasSameSizeAs(odd);
    assertThat(told.path("taken").asInt()).isEqualTo(odd.size());
  }

  @Test
  void too_much_at_once_is_refused_whole() {
    registered();
    for (String it :
        List.of(
            "x".repeat(10_000_000),
            (good(1) + "\n").repeat(10_001),
            "{\"machine\":\"" + "x".repeat(10_000_000) + "\"}\n" + good(1))) {
      HttpResponse<String> answer = gateway.post(DOOR, it, NDJSON);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
      assertThat(Api.body(answer).path("code").asString()).endsWith("too-large");
    }
    HttpResponse<String> answer = gateway.post(DOOR, good(1), NDJSON);
    assertThat(Api.body(answer).path("taken").asInt()).as("none was taken").isOne();
  }

  /** A gateway that invents names, or a clock far ahead, leaves nothing for ever. */
  @Test
  void heartbeats_are_bounded_in_number_and_time() {
    var lines = new StringBuilder();
    Instant now = Instant.now();
    for (int i = 0; i < 9_000; i++)
      lines.append("{\"gateway\":\"%s-%d\",\"at\":\"%s\"}\n".formatted(code, i, now));
    lines.append("{\"gateway\":\"ahead\",\"at\":\"2199-01-01T00:00:00Z\"}\n");
    assertThat(gateway.post(DOOR, lines.toString(), NDJSON).statusCode()).isEqualTo(200);
    assertThat(known("")).isBetween(1L, 100L);
    assertThat(known(" and gateway = 'ahead'")).isZero();
    hub.superuser()
        .sql("delete from weft.machine_gateway where gateway like ?")
        .param(code + "%")
        .update();
  }

  private long known(String more) {
    return hub.superuser()
        .sql("select count(*) from weft.machine_gateway where owner = 'JIAXIN'" + more)
        .query(Long.class)
        .single();
  }
}
