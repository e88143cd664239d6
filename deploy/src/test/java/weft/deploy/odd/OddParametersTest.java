package weft.deploy.odd;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.SampleSize;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.ApiDescription;
import weft.deploy.ApiDescription.Operation;
import weft.deploy.RunningHub;
import weft.deploy.isolation.Walk;

/** Every read of machines, energy, picking and credit answers an odd parameter, and never 500. */
@Beside("screens")
class OddParametersTest {
  private static final List<String> CONTEXTS =
      List.of(
          "/machines",
          "/machine-stops",
          "/machine-days",
          "/shifts",
          "/tariffs",
          "/energy",
          "/load-requests",
          "/cockpit",
          "/pickings",
          "/picking",
          "/credit-evidence");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "\u0000",
          "\u0007",
          "嘉信",
          "😀",
          "x".repeat(4_000),
          "-1",
          "0",
          "1e400",
          "NaN",
          "99999999999999999999999999",
          "0000-01-01",
          "9999-12-31",
          "2199-12-31",
          "1970-01-01",
          "-999999999-01-01",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "1970-01-01T00:00:00Z",
          "2199-12-31T23:59:59Z",
          "2027-02-30",
          "2027-03-28T02:30:00+14:00",
          "2027-03-28T02:30:00[Europe/Berlin]",
          "JIAXIN/",
          "/JX1",
          "JIAXIN/JX1",
          "a/b/c",
          "'; drop table machines; --",
          "%",
          "eA");

  private static final String PRESS = "TWFjaGluZTpKSUFYSU46SlgxOlBSLTE";
  private static final String ADVICE = "RW5lcmd5QWR2aWNlOkhPTkdaSFU6SFoxOkZVUi0xLURFTU8";

  private final RunningHub hub = RunningHub.busy();
  private final ApiDescription api = ApiDescription.committed();
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Api hongzhu = new Api(hub, "hongzhu-api");
  private final Api director = new Api(hub, "director@jiaxin");

  private List<Operation> reads() {
    return api.operations().stream()
        .filter(it -> it.method().equals("get") && !it.streams())
        .filter(it -> CONTEXTS.stream().anyMatch(one -> it.path().startsWith("/api/v1" + one)))
        .toList();
  }

  @Test
  void every_parameter_of_every_read() {
    var tried = new TreeSet<String>();
    List<String> wrong = new ArrayList<>();
    for (Operation it : SampleSize.some(reads()).toList()) {
      Api by = it.path().contains("/energy") || it.path().contains("/tariffs") ? hongzhu : jiaxin;
      if (it.path().contains("/cockpit") || it.path().contains("/credit")) by = director;
      for (JsonNode parameter : it.parameters("query")) {
        String name = parameter.path("name").asString();
        for (String value : VALUES)
          judge(by, path(it) + "?" + name + "=" + Walk.encode(value), wrong);
        tried.add(name);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).contains("asOf");
    if (SampleSize.ALL)
      assertThat(tried)
          .contains("from", "until", "site", "machine", "grain", "cursor", "asOf", "at");
  }

  /** Two odd parameters together: the longest and the shortest periods, forwards and backwards. */
  @Test
  void every_period_of_every_read() {
    List<String> wrong = new ArrayList<>();
    List<String> moments =
        List.of(
            "1970-01-01T00:00:00Z",
            "1970-01-01",
            "2026-10-25T00:59:59.999999999Z",
            "2026-10-25T01:00:00Z",
            "2199-12-31T23:59:59Z",
            "2199-12-31");
    int tried = 0;
    var periods =
        reads().stream().filter(it -> it.names("query").containsAll(List.of("from", "until")));
    for (Operation it : SampleSize.some(periods.toList()).toList()) {
      for (Api by : List.of(jiaxin, hongzhu, director))
        for (String from : moments)
          for (String until : moments) {
            tried++;
            String query = "?site=" + (by == hongzhu ? "HZ1" : "JX1") + "&from=%s&until=%s";
            judge(by, path(it) + query.formatted(from, until), wrong);
          }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(SampleSize.of(500));
  }

  private static String path(Operation it) {
    String id = it.path().contains("/advice/") ? ADVICE : PRESS;
    if (it.path().contains("/shifts/")) id = "JX1";
    if (it.path().contains("/tariffs/")) id = "HZ1";
    return it.path().replace("{id}", id).replace("{n}", "1").replace("{code}", "LUBRICATION");
  }

  private static void judge(Api by, String path, List<String> wrong) {
    HttpResponse<String> answer = by.get(path);
    int status = answer.statusCode();
    if (status < 400) return;
    boolean named =
        status < 500
            && status != 429
            && !Api.body(answer).path("code").asString("").isBlank()
            && !Api.body(answer).at("/text/zh").asString("").isBlank();
    if (!named) wrong.add(path + " -> " + status + " " + answer.body());
    assertThat(wrong).hasSizeLessThan(30);
  }
}
