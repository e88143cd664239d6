package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * Two partners of the demo, another customer and another supplier, and their requests about parts.
 */
public abstract class BetweenPartners {
  public static final String[] JSON = {"Content-Type", "application/json"};
  public final RunningHub hub = RunningHub.busy();
  public final Api supplier = new Api(hub, "jiaxin-api");
  public final Api buyer = new Api(hub, "hengyue-planner");
  public final Api otherBuyer = new Api(hub, "lingyun-edi");
  public final Api stranger = new Api(hub, "dingcheng-api");
  public final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  public final LocalDate monday =
      today.plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  public JsonNode posted(Api api, String path, String body) {
    var answer = api.post("/api/v1/" + path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    buyer.settle();
    return Api.body(answer);
  }

  public static HttpResponse<String> asked(Api api, String aspect, String query) {
    return api.get("/api/v1/submodels/" + aspect + "/$value?" + query);
  }

  public static JsonNode value(Api api, String aspect, String query) {
    var answer = asked(api, aspect, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    AspectSchemas.assertValid(aspect, answer.body());
    return Api.body(answer);
  }

  public void counted(Api api, String site, String part, String more) {
    posted(
        api,
        "stock/counts",
        "{\"site\": \"%s\", \"part\": \"%s\", \"at\": \"%s\", %s}"
            .formatted(site, part, Instant.now(), more));
  }

  public static String finished(String status, String quantity, String unit) {
    return "\"category\": \"finished\", \"status\": \"%s\", \"quantity\": \"%s\", \"unit\": \"%s\""
        .formatted(status, quantity, unit);
  }

  public JsonNode granted(Api owner, String to, String what, String part, String grain) {
    return posted(
        owner,
        "grants",
        "{\"to\": \"%s\", \"what\": \"%s\", \"parts\": [\"%s\"], \"grain\": \"%s\"}"
            .formatted(to, what, part, grain));
  }

  public void agreed(String suppliersPart, String buyersPart, String more) {
    posted(
        supplier,
        "part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"%s\", \"partnerPart\": \"%s\", \"unit\": \"PCE\"%s}"
            .formatted(suppliersPart, buyersPart, more));
  }

  public static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Api.body(answer).path("code").asString()).isEqualTo(code);
    assertThat(Api.body(answer).at("/text/zh").asString()).containsPattern("\\p{IsHan}");
    assertThat(Api.body(answer).at("/text/en").asString()).isNotBlank();
  }
}
