package weft.deploy.edi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.Mint;
import weft.deploy.RunningHub;
import weft.deploy.isolation.Walk;
import weft.event.StreamId;

/**
 * Profiles over HTTP: the buyer's EDI staff agrees them, both partners read them, nobody else does.
 */
class PartnershipProfilesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PATH = path("HENGYUE", "DINGCHENG");
  private static final String[] YAML = {"Content-Type", "application/yaml"};
  private final RunningHub hub = RunningHub.shared();

  private static String path(String buyer, String supplier) {
    String id = StreamId.toUrl(StreamId.of("Partnership", buyer, supplier));
    return "/api/v1/partnerships/" + id + "/profile";
  }

  private HttpResponse<String> put(String client, String path, String version, String yaml)
      throws Exception {
    return put(client, path, version, yaml, "reason=tried", "Content-Type", "application/yaml");
  }

  private HttpResponse<String> put(
      String client, String path, String version, String body, String query, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(hub.at(path + "?" + query))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", Mint.bearer(hub, client))
            .header("If-Match", "\"" + version + "\"")
            .headers(headers)
            .PUT(BodyPublishers.ofString(body));
    return Logins.HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private Api as(String client) {
    return new Api(hub, client);
  }

  private static String version(JsonNode state) {
    return state.path("version").asString();
  }

  @Test
  void a_profile_goes_out_as_YAML_is_changed_and_comes_back_with_its_history() throws Exception {
    var edi = as("hengyue-edi");
    JsonNode before = edi.json(PATH);
    assertThat(before.path("mayChange").asBoolean()).isTrue();
    Instant then = Instant.now();
    var out = edi.get(PATH, "Accept", "application/yaml");
    assertThat(out.headers().firstValue("Content-Type")).hasValue("application/yaml");
    assertThat(out.headers().firstValue("ETag")).hasValue("\"" + version(before) + "\"");
    assertThat(out.headers().firstValue("Content-Disposition").orElse("")).contains(".yaml");

    String changed =
        out.body()
                .replace(
                    "\nedi:\n",
                    "\nedi:\n"
                        + "  parts:\n"
                        + "  - {theirs: '1', ours: HY-1}\n"
                        + "  sites: [{theirs: P1, ours: PLANT1}]\n")
            + "charset: GBK\nsupplierCharset: UTF-8\n";
    var query = "reason=" + Walk.encode("新系统 since May");
    var headers =
        new String[] {"Content-Type", "application/yaml", "Idempotency-Key", "profile-" + then};
    var done = put("hengyue-edi", PATH, version(before), changed, query, headers);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    var again = put("hengyue-edi", PATH, version(before), changed, query, headers);
    assertThat(again.body()).as("the first answer again").isEqualTo(done.body());

    JsonNode after = as("dingcheng-api").json(PATH);
    assertThat(after.path("mayChange").asBoolean()).isFalse();
    assertThat(after.at("/profile/charset").asString()).isEqualTo("GBK");
    assertThat(after.path("reason").asString()).isEqualTo("新系统 since May");
    assertThat(after.at("/by/client").asString()).isEqualTo("hengyue-edi");
    JsonNode newest = edi.json(PATH + "/versions").at("/items/0");
    assertThat(newest.path("changes").toString())
        .isEqualTo(
            """
            [{"pointer":"/charset","before":[],"after":["GBK"]},\
            {"pointer":"/edi/parts","before":[],"after":["1 → HY-1"]},\
            {"pointer":"/edi/sites","before":[],"after":["P1 → PLANT1"]},\
            {"pointer":"/supplierCharset","before":[],"after":["UTF-8"]}]\
            """);
    assertThat(edi.json(PATH + "?asOf=" + then).path("version")).isEqualTo(before.path("version"));
    assertThat(edi.json(PATH + "?version=1").at("/by/party").asString()).isEqualTo("WEFT");
    assertThat(edi.items("/api/v1/partnerships?limit=1"))
        .hasSize(3)
        .filteredOn(it -> it.path("supplier").asString().equals("DINGCHENG"))
        .allMatch(it -> it.path("parts").asInt() == 1);
  }

  @Test
  void a_profile_read_after_its_write_is_the_new_one() throws Exception {
    String path = path("HENGYUE", "DINGCHENG");
    for (int i = 0; i < 5; i++) {
      String hours = String.valueOf(10 + i);
      String yaml = "edi: {answerHours: " + hours + "}\n";
      var done = put("hengyue-edi", path, version(as("hengyue-edi").json(path)), yaml);
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      JsonNode read = as("hengyue-edi").json(path);
      assertThat(read.path("version")).isEqualTo(Api.body(done).path("version"));
      assertThat(read.at("/profile/edi/answerHours").asString()).isEqualTo(hours);
    }
  }

  @Test
  void JSON_as_it_was_read_is_taken_back_and_changes_nothing() throws Exception {
    JsonNode state = as("hengyue-edi").json(PATH);
    var done =
        put(
            "hengyue-edi",
            PATH,
            version(state),
            state.path("profile").toString(),
            "reason=same",
            "Content-Type",
            "application/json");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(Api.body(done).path("version")).isEqualTo(state.path("version"));
  }

  @Test
  void a_profile_with_faults_is_refused_with_all_of_them_in_their_places() throws Exception {
    String version = version(as("hengyue-edi").json(PATH));
    var answer = put("hengyue-edi", PATH, version, "charset: UTF-16\nedi: {codes: lax}\n");
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode problem = Api.body(answer);
    assertThat(problem.path("code").asString()).isEqualTo("profile-invalid");
    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/charset");
    assertThat(problem.at("/errors/1/text/zh").asString()).contains("lax");
    assertThat(problem.at("/params/findings/1/line").asInt()).isEqualTo(2);
  }

  @Test
  void stale_and_unsigned_words_are_refused() throws Exception {
    assertThat(put("hengyue-edi", PATH, "0", "{charset: GBK}").statusCode()).isEqualTo(412);
    var silent = put("hengyue-edi", PATH, "1", "{}", "reason=", YAML);
    assertThat(silent.statusCode()).isEqualTo(400);
    assertThat(Api.body(silent).at("/params/parameter").asString()).isEqualTo("reason");
    var pdf = put("hengyue-edi", PATH, "1", "{}", "reason=x", "Content-Type", "application/pdf");
    assertThat(pdf.statusCode()).isEqualTo(415);
  }

  /**
   * Other parties' partnerships do not exist for a caller. It reads its own, and only the buyer's
   * EDI staff write.
   */
  @ParameterizedTest
  @CsvSource({
    "hengyue-planner, 200, 403",
    "dingcheng-api, 200, 403",
    "lingyun-edi, 404, 404",
    "jiaxin-api, 404, 404",
    "xiangyin-bank, 404, 403",
    "shenji-audit, 200, 403",
    "buyer@hengyue, 200, 403"
  })
  void the_wrong_party_changes_nothing(String client, int read, int written) throws Exception {
    long before = hub.bean(weft.history.Positions.class).head();
    assertThat(as(client).get(PATH).statusCode()).isEqualTo(read);
    assertThat(as(client).get(PATH + "/versions").statusCode()).isEqualTo(read);
    assertThat(put(client, PATH, "1", "{charset: GB18030}").statusCode()).isEqualTo(written);
    assertThat(as(client).post(PATH + "/check", "{}", YAML).statusCode()).isEqualTo(written);
    assertThat(hub.bean(weft.history.Positions.class).head()).isEqualTo(before);
  }

  @Test
  void the_operator_sees_all_and_may_change_any() throws Exception {
    String path = path("JIAXIN", "HONGZHU");
    var operator = as("operator@weft");
    assertThat(operator.items("/api/v1/partnerships?limit=2")).hasSizeGreaterThanOrEqualTo(6);
    JsonNode state = operator.json(path);
    assertThat(
            put(
                    "operator@weft",
                    path,
                    version(state),
                    "{unloadingPoints: true, unknownPart: learn}")
                .statusCode())
        .isEqualTo(200);
    operator.settle();
    JsonNode after = as("jiaxin-api").json(path);
    assertThat(after.at("/by/party").asString()).isEqualTo("WEFT");
    assertThat(after.at("/by/user").asString()).isEqualTo("operator@weft");
  }

  @Test
  void a_sample_is_tried_with_a_profile_that_nobody_keeps() throws Exception {
    String sample =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+1'UNH+1+DELFOR:D:97A:UN'BGM+241+R1+5'DTM+137:202611230600:203'GIS+37'"
            + "NAD+ST+PLANT1::92'LIN+1++P1:IN'SCC+FX++D'QTY+113:40:STK'DTM+2:20261201:102'UNT+10+1'UNZ+1+1'";
    String profile = "edi:\n  codes: tolerant\n  units:\n  - {theirs: STK, ours: PCE}\n";
    var answer = check(Map.of("profile", profile, "sample", base64(sample)));
    JsonNode json = Api.body(answer);
    assertThat(json.at("/trial/before/outcome").asString()).isEqualTo("rejected");
    assertThat(json.at("/trial/after/outcome").asString()).isEqualTo("accepted");
    assertThat(json.at("/trial/changes/0/after").asString()).isEqualTo("QTY+113:40:PCE");
    assertThat(json.path("yaml").asString()).contains("codes: tolerant");

    var asJson = check(Map.of("profile", Map.of("edi", Map.of("codes", "lax"))));
    assertThat(Api.body(asJson).at("/findings/0/pointer").asString()).isEqualTo("/edi/codes");
    assertThat(Api.body(asJson).at("/findings/0/line").isNull()).isTrue();
    assertThat(Api.body(asJson).path("profile").isNull()).isTrue();
    assertThat(check(Map.of("profile", "{}", "sample", "%%%")).statusCode()).isEqualTo(200);
    assertThat(check(Map.of("sample", "")).statusCode()).isEqualTo(422);
    assertThat(
            as("hengyue-edi")
                .post(PATH + "/check", "{", "Content-Type", "application/json")
                .statusCode())
        .isEqualTo(400);
  }

  /** The envelope of a sample identifies its sender. */
  @Test
  void a_sample_of_the_supplier_is_tried_as_its_own() throws Exception {
    String sample =
        "UNB+UNOC:3+DINGCHENG:ZZ+HENGYUE:ZZ+261124:0612+1'UNH+1+INVRPT:D:97A:UN'BGM+35+L1+9'DTM+137:20261124:102'"
            + "NAD+BY+HENGYUE::92'NAD+SU+DINGCHENG::92'LIN+1++P1:IN'QTY+145:40:STK'UNT+8+1'UNZ+1+1'";
    String profile =
        """
        dialect: |
          <dialect>
            <on segment="LIN"><set element="1082" value="8"/></on>
            <on segment="LIN" message="INVRPT"><set element="1082" value="7"/></on>
          </dialect>
        edi:
          units: [{theirs: STK, ours: PCE}]
        """;
    JsonNode json = Api.body(check(Map.of("profile", profile, "sample", base64(sample))));
    assertThat(json.at("/trial/changes").valueStream().map(it -> it.path("after").asString()))
        .containsExactly("LIN+7++P1:IN");
    JsonNode buyers =
        Api.body(
            check(
                Map.of(
                    "profile",
                    profile,
                    "sample",
                    base64(sample.replace("DINGCHENG:ZZ+HENGYUE:ZZ", "HENGYUE:ZZ+DINGCHENG:ZZ")))));
    assertThat(buyers.at("/trial/changes").valueStream().map(it -> it.path("after").asString()))
        .containsExactly("LIN+7++P1:IN", "QTY+145:40:PCE");
  }

  private HttpResponse<String> check(Map<String, ?> body) {
    return as("hengyue-edi")
        .post(PATH + "/check", JSON.writeValueAsString(body), "Content-Type", "application/json");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** The YAML library on the class path must not make other operations accept YAML. */
  @Test
  void YAML_is_read_where_a_profile_is_asked_for_and_nowhere_else() {
    var answer = as("hengyue-edi").post("/api/v1/edi/dialects/check", "sample: UA==", YAML);
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(
            as("hengyue-edi")
                .get("/api/v1/partnerships", "Accept", "application/yaml")
                .statusCode())
        .isEqualTo(406);
  }

  @Test
  void shipped_profiles_are_served_with_their_text() {
    List<JsonNode> shipped =
        as("dingcheng-api").json("/api/v1/profiles/shipped").path("items").valueStream().toList();
    assertThat(shipped).hasSize(6);
    assertThat(shipped.getFirst().path("yaml").asString()).startsWith("#");
  }
}
