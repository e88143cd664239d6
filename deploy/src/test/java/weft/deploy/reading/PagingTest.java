package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Every list comes in linked pages, and a cursor works only for its own reader. */
class PagingTest {
  private static final String LISTS =
      "/api/v1/call-offs?,/api/v1/orders?,/api/v1/shipments?,/api/v1/edi/interchanges?,/api/v1/edi/interchanges?direction=out";
  private final RunningHub hub = RunningHub.shared();
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Api hengyue = new Api(hub, "hengyue-edi");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/call-offs?",
        "/api/v1/orders?",
        "/api/v1/shipments?",
        "/api/v1/edi/interchanges?",
        "/api/v1/edi/interchanges?direction=out&"
      })
  void pages_hold_everything_once_and_in_order(String list) {
    var whole = hengyue.items(list + "limit=500");
    var byPages = hengyue.items(list + "limit=7");
    assertThat(byPages).isEqualTo(whole);
    assertThat(new HashSet<>(byPages)).hasSameSizeAs(whole).hasSizeGreaterThan(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/call-offs?", "/api/v1/orders?", "/api/v1/edi/interchanges?"})
  void the_link_leads_to_the_next_page(String list) {
    var first = hengyue.get(list + "limit=3");
    String link = first.headers().firstValue("Link").orElseThrow();
    assertThat(link).matches("<http.+>; rel=\"next\"");
    String next = link.substring(link.indexOf("/api/"), link.indexOf('>'));
    var second = Api.body(hengyue.get(next));
    assertThat(second.path("items"))
        .isEqualTo(Api.body(hengyue.get(list + "limit=3&cursor=" + cursor(first))).path("items"));
    assertThat(second.path("items")).isNotEqualTo(Api.body(first).path("items"));
    var last = hengyue.get(list + "limit=500");
    assertThat(last.headers().firstValue("Link").isEmpty())
        .isEqualTo(Api.body(last).path("next").isNull());
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-1,1", "1,1", "3,3", "501,500", "2147483647,500"})
  void a_limit_is_taken_as_the_nearest_that_is_served(String asked, int most) {
    int all = hengyue.items("/api/v1/call-offs?limit=500").size();
    assertThat(hengyue.json("/api/v1/call-offs?limit=" + asked).path("items").size())
        .isEqualTo(Math.min(most, all));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "99999999999", ""})
  void a_limit_that_is_no_number_is_refused(String limit) {
    var answer = hengyue.get("/api/v1/call-offs?limit=" + limit);
    if (limit.isEmpty()) assertThat(answer.statusCode()).isEqualTo(200);
    else assertRefused(answer, "parameter-invalid");
  }

  @Test
  void a_cursor_altered_or_made_up_is_refused() {
    String cursor = cursor(jiaxin.get("/api/v1/call-offs?limit=2"));
    char first = cursor.charAt(0);
    for (String bad :
        List.of(
            "x",
            "MQ",
            ".",
            cursor + "A",
            cursor.substring(1),
            (first == 'A' ? 'B' : 'A') + cursor.substring(1),
            cursor.substring(0, cursor.indexOf('.')),
            "%00")) assertRefused(jiaxin.get("/api/v1/call-offs?cursor=" + bad), "cursor-invalid");
  }

  @Test
  void a_cursor_of_another_party_side_or_list_is_refused() {
    String mine = cursor(jiaxin.get("/api/v1/call-offs?limit=2"));
    assertThat(jiaxin.get("/api/v1/call-offs?limit=2&cursor=" + mine).statusCode()).isEqualTo(200);
    assertRefused(hengyue.get("/api/v1/call-offs?cursor=" + mine), "cursor-invalid");
    assertRefused(jiaxin.get("/api/v1/call-offs?as=buyer&cursor=" + mine), "cursor-invalid");
    assertRefused(jiaxin.get("/api/v1/orders?cursor=" + mine), "cursor-invalid");
    String order = cursor(hengyue.get("/api/v1/orders?limit=2"));
    for (String list : LISTS.split(",", -1))
      if (!list.contains("orders"))
        assertRefused(hengyue.get(list + "&cursor=" + order), "cursor-invalid");
  }

  private static String cursor(HttpResponse<String> page) {
    return Api.body(page).path("next").asString();
  }

  private static void assertRefused(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }
}
