package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Logins;
import weft.deploy.RunningHub;

class DialectCheckTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DIALECT =
      "<dialect><on segment=\"SCC\"><translate element=\"4017\"><code from=\"FX\" to=\"1\"/>"
          + "</translate></on></dialect>";
  private static final String SAMPLE =
      """
      UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+1'
      UNH+1+DELFOR:D:97A:UN'
      BGM+241+R1+5'
      DTM+137:202611230600:203'
      GIS+37'
      NAD+ST+PLANT1::92'
      LIN+1++P1:IN'
      SCC+FX++D'
      QTY+113:40:PCE'
      DTM+2:20261201:102'
      UNT+10+1'
      UNZ+1+1'
      """;
  private final RunningHub hub = RunningHub.shared();

  private HttpResponse<String> post(String client, String dialect, String sample) throws Exception {
    return post(
        client,
        Map.of(
            "dialect",
            dialect,
            "sample",
            Base64.getEncoder().encodeToString(sample.getBytes(StandardCharsets.UTF_8))));
  }

  private HttpResponse<String> post(String client, Map<String, String> trial) throws Exception {
    String body = JSON.writeValueAsString(trial);
    var request =
        HttpRequest.newBuilder(hub.at("/api/v1/edi/dialects/check"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + Logins.token(hub, client))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return Logins.HTTP.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void an_OEM_tries_its_dialect_on_a_sample_and_sees_before_and_after() throws Exception {
    var answer = post("hengyue-edi", DIALECT, SAMPLE);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode json = JSON.readTree(answer.body());
    assertThat(json.at("/before/outcome").asString()).isEqualTo("rejected");
    assertThat(json.at("/after/outcome").asString()).isEqualTo("accepted");
    assertThat(json.at("/changes/0").toString())
        .isEqualTo(
            "{\"segment\":8,\"tag\":\"SCC\",\"offset\":%d,\"before\":\"SCC+FX++D\",\"after\":\"SCC+1++D\"}"
                .formatted(SAMPLE.indexOf("SCC")));
  }

  @Test
  void a_bad_dialect_is_refused_in_both_languages_with_line_and_column() throws Exception {
    var answer = post("hengyue-edi", "<dialect>\n  <on segment=\"UNB\"/></dialect>", SAMPLE);
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode json = JSON.readTree(answer.body());
    assertThat(json.at("/code").asString()).isEqualTo("dialect-refused");
    assertThat(json.at("/params/line").asInt()).isEqualTo(2);
    assertThat(json.at("/params/column").asInt()).isEqualTo(3);
    assertThat(json.at("/errors/0/pointer").asString()).isEqualTo("/dialect");
    assertThat(json.at("/text/zh").asString()).contains("UNB");
  }

  /** The check refuses it, as a profile with that charset. */
  @ParameterizedTest
  @CsvSource({
    "NO-SUCH-CHARSET, charset-unknown",
    "GB 18030, charset-unknown",
    "UTF-16, charset-unusable",
    "IBM037, charset-unusable"
  })
  void a_charset_that_nothing_could_be_read_in_is_refused(String charset, String code)
      throws Exception {
    var answer =
        post("hengyue-edi", Map.of("dialect", DIALECT, "sample", "VU5C", "charset", charset));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    JsonNode json = JSON.readTree(answer.body());
    assertThat(json.at("/code").asString()).isEqualTo(code);
    assertThat(json.at("/errors/0/pointer").asString()).isEqualTo("/charset");
    assertThat(json.at("/params/charset").asString()).isEqualTo(charset);
    assertThat(json.at("/text/zh").asString()).contains(charset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hengyue-planner", "hongzhu-api", "shenji-audit", "xiangyin-bank"})
  void nobody_but_buyers_EDI_clients_and_the_operator_may_try_dialects(String client)
      throws Exception {
    assertThat(post(client, DIALECT, SAMPLE).statusCode()).isEqualTo(403);
  }
}
