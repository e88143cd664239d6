package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import weft.deploy.Api;
import weft.deploy.LinesOfTheLog;
import weft.deploy.Logins;
import weft.deploy.Mint;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Every refusal is a problem (RFC 9457) with a code, both languages and a trace id. */
class ProblemTest {
  private final RunningHub hub = RunningHub.shared();
  private final Browser http = new Browser(hub.url());
  private static final String GONE = "the reader has gone";
  private String bearer = "";

  @BeforeEach
  void token() {
    bearer = Mint.bearer(hub, "jiaxin-api");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/nothing-here,,,404,not-found",
    "GET,/api/v2/orders,,,404,not-found",
    "POST,/nothing-here,,,404,not-found",
    "GET,/api/v1/orders/a;b,,,400,path-not-plain",
    "GET,/api/v1/orders?as=both,,,400,parameter-invalid",
    "GET,/api/v1/orders?as=buyer&dueFrom=x&limit=x,,,400,parameter-invalid",
    "GET,/api/v1/edi/interchanges?outcome=nonsense,,,400,parameter-invalid",
    "GET,/api/v1/edi/alerts?kind=nonsense,,,400,parameter-invalid",
    "POST,/api/v1/edi/interchanges,application/json,{},415,unsupported-media-type",
    "DELETE,/api/v1/tests/changes,,,405,method-not-allowed",
    "POST,/api/v1/tests/changes,application/json,{},428,if-match-required",
    "POST,/api/v1/tests/changes,text/csv,a;b,415,unsupported-media-type",
    "GET,/api/v1/tests/failure,,,500,unexpected"
  })
  void says_what_is_wrong(
      String method, String path, String type, String body, int status, String code)
      throws Exception {
    var answer = send(method, path, type, body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"", "\"status\":" + status, "\"en\":", "\"zh\":")
        .contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"")
        .doesNotContain("secret detail", "Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/orders/%2F,400,bad-request",
    "/api/v1/orders/%zz,400,bad-request",
    "/api/v1/orders/%00,400,bad-request"
  })
  void what_the_web_server_itself_refuses_is_a_problem_too(String path, int status, String code)
      throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), hub.at("/").getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 " + status)
          .contains("application/problem+json", "\"code\":\"" + code + "\"", "\"zh\":");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN,zh;q=0.9,en;q=0.5|zh-CN|此处没有",
        "zh|zh-CN|此处没有",
        "de,zh-TW;q=0.5,en;q=0.1|zh-CN|此处没有",
        "en-GB,zh;q=0.5|en|There is nothing",
        "de|en|There is nothing",
        "nonsense;;;q=x|en|There is nothing"
      })
  void detail_is_in_the_language_asked_for_and_text_in_both(
      String accepted, String language, String detail) {
    var answer =
        http.get("/api/v1/nothing-here", "Authorization", bearer, "Accept-Language", accepted);
    assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
    assertThat(String.join(",", answer.headers().allValues("Vary")))
        .containsIgnoringCase("Accept-Language");
    var problem = Api.body(answer);
    assertThat(problem.path("detail").asString()).startsWith(detail);
    assertThat(problem.at("/text/en").asString()).startsWith("There is nothing");
    assertThat(problem.at("/text/zh").asString()).startsWith("此处没有");
    var refused = http.get("/api/v1/orders", "Accept-Language", accepted);
    assertThat(refused.headers().firstValue("Content-Language")).hasValue(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"release\":\"01\",\"commitments\":[{\"due\":\"2026-12-01\"},{\"due\":\"soon\"}]}|400|value-invalid|/commitments/1/due",
        "{\"commitments\":[{\"promises\":[{\"date\":\"2026-12-01\",\"quantity\":\"1e99\"}]}]}|400|value-invalid|/commitments/0/promises/0/quantity",
        "{\"commitments\":[{\"reason\":{\"code\":\"whim\"}}]}|400|value-invalid|/commitments/0/reason/code",
        "{\"commitments\":{}}|400|value-invalid|/commitments",
        "{\"release\":\"01\",|400|json-syntax|",
        "[]|400|value-invalid|",
        "{\"release\":\"01\"}|422|value-missing|/commitments",
        "{\"release\":\"01\",\"commitments\":[null]}|422|value-missing|/commitments/0",
        "{\"release\":\"01\",\"commitments\":[{\"due\":\"2026-12-01\",\"promises\":[{\"date\":\"2026-12-01\"}]}]}|422|value-missing|/commitments/0/promises/0/quantity",
        "{\"commitments\":[{\"due\":\"2026-12-01\",\"promises\":[]}]}|422|value-missing|/release"
      })
  void a_fault_in_a_body_is_pointed_at(String body, int status, String code, String pointer) {
    var line = new Api(hub, "jiaxin-api").items("/api/v1/call-offs?limit=500").getFirst();
    var answer = commit(line.path("schedule").asString(), "application/json", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    var fault = Api.body(answer).at("/errors/0");
    assertThat(fault.path("code").asString()).isEqualTo(code);
    assertThat(fault.path("pointer").asString()).isEqualTo(pointer == null ? "" : pointer);
    assertThat(fault.at("/text/zh").asString()).isNotBlank();
  }

  @Test
  void a_body_that_is_too_large_is_refused_however_it_is_announced() {
    byte[] bytes =
        ("{\"release\":\"" + "0".repeat(5 << 20) + "\"}").getBytes(StandardCharsets.US_ASCII);
    var jiaxin = new Api(hub, "jiaxin-api");
    for (var body :
        List.of(
            BodyPublishers.ofByteArray(bytes),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))) {
      var answer =
          jiaxin.post(
              "/api/v1/call-offs/x/commitments",
              body,
              "Content-Type",
              "application/json",
              "If-Match",
              "\"1\"");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
      assertThat(answer.body()).contains("\"code\":\"content-too-large\"");
    }
  }

  @Test
  void a_body_of_another_type_and_an_answer_of_another_type_are_refused() {
    assertThat(commit("x", "text/csv", "a;b").statusCode()).isEqualTo(415);
    var answer = http.get("/api/v1/orders", "Authorization", bearer, "Accept", "text/csv");
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(answer.body()).contains("\"code\":\"not-acceptable\"");
  }

  private HttpResponse<String> commit(String schedule, String type, String body) {
    return new Api(hub, "jiaxin-api")
        .post(
            "/api/v1/call-offs/" + schedule + "/commitments",
            body,
            "Content-Type",
            type,
            "If-Match",
            "\"1\"");
  }

  @Test
  void a_body_that_is_no_json_is_told_apart() throws Exception {
    var request =
        http.request("/api/v1/tests/changes", "Authorization", bearer, "If-Match", "\"1\"")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{nonsense"));
    assertThat(Logins.HTTP.send(request.build(), BodyHandlers.ofString()).body())
        .contains("\"code\":\"body-unreadable\"");
  }

  @Test
  void a_foreign_interchange_is_told_in_both_languages_whom_it_names_and_who_brought_it()
      throws Exception {
    var request =
        http.request("/api/v1/edi/interchanges", "Authorization", bearer)
            .header("Content-Type", "application/edifact")
            .POST(
                BodyPublishers.ofString(
                    "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+FOREIGN-1'UNZ+0+FOREIGN-1'"));
    var answer = Logins.HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("\"code\":\"sender-mismatch\"")
        .contains("\"en\":\"The interchange names HENGYUE as its sender, but JIAXIN submitted it.")
        .contains("\"zh\":\"该 EDI 文件的发送方为 HENGYUE，但由 JIAXIN 提交。");
  }

  private HttpResponse<String> send(String method, String path, String type, String body)
      throws Exception {
    var request =
        http.request(
                path,
                "Authorization",
                bearer,
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (type != null) request.header("Content-Type", type);
    if (!"{}".equals(body)) request.header("If-Match", "\"1\"");
    return Logins.HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** A browser that leaves a page cancels the fonts and scripts still being loaded. */
  @Test
  void a_file_that_its_reader_gives_up_is_no_fault_of_ours() throws Exception {
    var script = Pattern.compile("/assets/portal-[^\"]+\\.js").matcher(http.get("/").body());
    assertThat(script.find()).isTrue();
    var told = (Logger) LoggerFactory.getLogger("weft.api.problem.Problems");
    told.setLevel(Level.DEBUG);
    try (var log = new LinesOfTheLog(told.getName())) {
      for (int i = 0; i < 100 && log.lines().stream().noneMatch(GONE::equals); i++) {
        giveUp(script.group());
        Thread.sleep(20);
      }
      assertThat(log.lines()).contains(GONE).doesNotContain("unexpected");
    } finally {
      told.setLevel(null);
    }
  }

  private void giveUp(String path) throws IOException {
    int port = hub.at("/").getPort();
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(1_024); // the hub has to hold the rest
      socket.setSoLinger(true, 0);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String asked = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\n\r\n".formatted(path, port);
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
  }
}
