package weft.deploy.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Programs get a token by client credentials; the hub's own table determines their party. */
class TokenEndpointTest {
  private static final String TOKEN = "/oauth2/token";

  private final RunningHub hub = RunningHub.shared();
  private final Browser http = new Browser(hub.url());
  private final Browser guesser = Browser.elsewhere(hub.url());

  @ParameterizedTest
  @CsvSource({
    "hengyue-edi,HENGYUE,buyer",
    "hengyue-planner,HENGYUE,buyer",
    "lingyun-edi,LINGYUN,buyer",
    "jiaxin-api,JIAXIN,supplier",
    "hongzhu-api,HONGZHU,supplier",
    "dingcheng-api,DINGCHENG,supplier",
    "shenji-audit,SHENJI,",
    "xiangyin-bank,XIANGYIN,"
  })
  void every_demo_client_acts_for_its_party(String client, String party, String firstSide) {
    var answer = http.get("/api/v1/tests/caller", "Authorization", "Bearer " + token(client));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"client\":\"" + client + "\"", "\"user\":null", party)
        .contains(firstSide == null ? "\"sides\":[]" : "\"sides\":[\"" + firstSide + "\"");
  }

  @Test
  void a_token_says_what_it_is_for_and_lives_five_minutes() {
    String token = token("jiaxin-api");
    assertThat(part(token, 0)).contains("\"typ\":\"at+jwt\"", "\"alg\":\"RS256\"");
    assertThat(part(token, 1))
        .contains(
            "\"aud\":\"weft-api\"", "\"iss\":\"" + hub.url() + "\"", "\"sub\":\"jiaxin-api\"");
    assertThat(answer("jiaxin-api", "demo").body()).containsPattern("\"expires_in\":(300|299)");
  }

  @Test
  void guessing_a_secret_is_slowed_down_for_that_client_alone() {
    for (int i = 0; i < 5; i++)
      assertThat(answer(guesser, TOKEN, "hongzhu-api", "wrong").statusCode()).isEqualTo(401);
    var slowed = answer(guesser, TOKEN, "hongzhu-api", "demo");
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 301L);
    assertThat(answer(guesser, TOKEN, "dingcheng-api", "demo").statusCode()).isEqualTo(200);
  }

  @Test
  void a_name_or_a_path_written_otherwise_is_slowed_down_all_the_same() {
    String[] names = {"no-client", "no%2Dclient", "NO-client", " no-client"};
    String[] paths = {TOKEN, "/oauth2/introspect", "/oauth2/revoke"};
    assertThat(answer(guesser, "/oauth2/tok%65n", "no-client", "wrong").statusCode())
        .as("no path has two spellings")
        .isEqualTo(400);
    for (int i = 0; i < 5; i++)
      assertThat(
              answer(guesser, paths[i % paths.length], names[i % names.length], "wrong")
                  .statusCode())
          .isEqualTo(401);
    for (String path : paths)
      assertThat(answer(guesser, path, "no-client", "demo").statusCode()).as(path).isEqualTo(429);
  }

  private HttpResponse<String> answer(String client, String secret) {
    return answer(http, TOKEN, client, secret);
  }

  private static HttpResponse<String> answer(
      Browser from, String path, String client, String secret) {
    return from.post(
        path,
        "grant_type=client_credentials&token=x",
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Authorization",
        "Basic "
            + Base64.getEncoder()
                .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8)));
  }

  private String token(String client) {
    return answer(client, "demo").body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private static String part(String token, int index) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
  }
}
