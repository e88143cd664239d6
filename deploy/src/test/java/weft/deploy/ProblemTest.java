package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal is a problem (RFC 9457) with a code, both languages and a trace id. */
class ProblemTest {
  private final RunningHub hub = RunningHub.shared();
  private final Browser http = new Browser(hub.url());
  private String bearer = "";

  @BeforeEach
  void token() {
    bearer = "Bearer " + Logins.token(hub, "jiaxin-api");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/nothing-here,,,404,not-found",
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
        .contains("\"en\":\"The interchange names HENGYUE as its sender, but JIAXIN brought it.")
        .contains("\"zh\":\"该交换的发送方为 HENGYUE，但由 JIAXIN 提交。");
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
}
