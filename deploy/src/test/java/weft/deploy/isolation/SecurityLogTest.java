package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Logins, refusals and reads are recorded, and shown to the parties concerned. */
@Beside("screens")
class SecurityLogTest {
  private static final String LOG = "/api/v1/security-log?limit=500";
  private final RunningHub hub = RunningHub.busy();
  private final Api operator = new Api(hub, "operator@weft");
  private final Api auditor = new Api(hub, "shenji-audit");
  private final Api buyersDesk = new Api(hub, "edi@hengyue");
  private final Api buyer = new Api(hub, "buyer@hengyue");
  private final Api suppliersDesk = new Api(hub, "edi@jiaxin");
  private final Api stranger = new Api(hub, "lingyun-edi");

  /** The newest line with this kind; entries that any caller can cause appear within a second. */
  private static JsonNode awaitLine(Api of, String filters, String... saying) {
    var until = Instant.now().plus(Duration.ofSeconds(30));
    while (true) {
      for (JsonNode it : of.json(LOG + filters).path("items"))
        if (List.of(saying).stream().allMatch(it.toString()::contains)) return it;
      if (Instant.now().isAfter(until)) throw new AssertionError("no line says " + List.of(saying));
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static List<String> lines(Api of) {
    return of.json(LOG).path("items").valueStream().map(JsonNode::toString).toList();
  }

  private String schedule(String part) {
    new Api(hub, "hengyue-edi").handIn(Delfors.of(part.substring(4), part, "01", "20261201", "40"));
    return buyersDesk.json("/api/v1/call-offs?part=" + part).at("/items/0/schedule").asString();
  }

  @Test
  void each_look_of_an_auditor_is_told_to_the_operator_and_to_those_looked_at() {
    String id = schedule("SEC-LOOK-1");
    auditor.json("/api/v1/history/streams/" + id);
    for (Api of : List.of(operator, buyersDesk, buyer, suppliersDesk)) {
      var line = awaitLine(of, "&kind=looked", "SEC-LOOK-1");
      assertThat(line.path("party").asString()).isEqualTo("SHENJI");
      assertThat(line.path("target").asString()).isEqualTo("GET /api/v1/history/streams/{id}");
      assertThat(line.path("subject").asString()).startsWith("DeliverySchedule:HENGYUE:JIAXIN");
    }
    assertThat(lines(stranger)).noneMatch(it -> it.contains("SEC-LOOK-1"));
  }

  @Test
  void the_person_and_what_it_searched_for_are_told_to_the_operator_and_its_own_party_alone() {
    schedule("SEC-LOOK-2");
    auditor.json("/api/v1/call-offs?part=SEC-LOOK-2");
    for (Api of : List.of(operator, auditor)) {
      var line = awaitLine(of, "&kind=looked", "call-offs?part=SEC-LOOK-2");
      assertThat(line.path("member").asString()).isEqualTo("shenji-audit");
      assertThat(line.path("address").asString()).isEqualTo("127.0.0.1");
    }
    var line = awaitLine(buyersDesk, "&kind=looked", "\"GET /api/v1/call-offs\"");
    assertThat(line.path("party").asString()).isEqualTo("SHENJI");
    assertThat(line.path("member").isNull()).isTrue();
    assertThat(line.path("address").isNull()).isTrue();
    assertThat(lines(buyersDesk)).noneMatch(it -> it.contains("call-offs?part=SEC-LOOK-2"));
  }

  @Test
  void the_operators_look_at_raw_bytes_is_told_to_those_whose_they_are() {
    String reference = "S" + UUID.randomUUID().toString().substring(0, 8);
    var taken =
        new Api(hub, "hengyue-edi")
            .handIn(Delfors.of(reference, "SEC-RAW", "01", "20261201", "40"));
    String id = taken.path("id").asString();
    assertThat(operator.get("/api/v1/edi/interchanges/" + id + "/raw").statusCode()).isEqualTo(200);
    for (Api of : List.of(operator, buyersDesk, suppliersDesk)) {
      var line = awaitLine(of, "&kind=looked", id);
      assertThat(line.path("party").isNull()).isTrue();
      assertThat(line.path("target").asString()).contains("/raw");
    }
    buyersDesk.get("/api/v1/edi/interchanges/" + id + "/segments");
    assertThat(lines(operator)).noneMatch(it -> it.contains(id) && it.contains("/segments"));
  }

  @Test
  void nothing_is_shown_to_an_auditor_that_could_not_be_kept() {
    String id = schedule("SEC-LOOK-3");
    hub.superuser().sql("revoke insert on weft.security_event from weft_writer").update();
    try {
      var answer = auditor.get("/api/v1/history/streams/" + id);
      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(answer.body()).doesNotContain("SEC-LOOK-3");
    } finally {
      hub.superuser().sql("grant insert on weft.security_event to weft_writer").update();
    }
  }

  @Test
  void a_refusal_is_told_to_the_operator_and_to_the_party_of_whoever_was_refused() {
    assertThat(buyer.get("/api/v1/operator/members").statusCode()).isEqualTo(403);
    for (Api of : List.of(operator, buyersDesk, buyer)) {
      var line = awaitLine(of, "&kind=refused", "李娜 Li Na", "/operator/members 403");
      assertThat(line.path("party").asString()).isEqualTo("HENGYUE");
    }
    assertThat(lines(suppliersDesk)).noneMatch(it -> it.contains("李娜 Li Na"));
    var nobody = new Browser(hub.url()).get("/api/v1/orders", "Authorization", "Bearer nonsense");
    assertThat(nobody.statusCode()).isEqualTo(401);
    awaitLine(operator, "&kind=refused", "/api/v1/orders 401");
  }

  @Test
  void a_persons_login_and_logout_and_a_programs_token_are_kept() {
    var browser = Logins.portal(hub, "warehouse@jiaxin");
    awaitLine(suppliersDesk, "&kind=login", "高峰 Gao Feng", "/bff/login");
    browser.post("/bff/logout", "", "X-CSRF-TOKEN", browser.csrf());
    awaitLine(suppliersDesk, "&kind=logout", "高峰 Gao Feng");
    Logins.token(hub, "jiaxin-api");
    awaitLine(suppliersDesk, "&kind=login", "jiaxin-api", "/oauth2/token");
    awaitLine(operator, "&member=jiaxin-api", "/oauth2/token");
  }

  @Test
  void guessing_is_kept_with_the_name_that_was_guessed_at() {
    var browser = Browser.elsewhere(hub.url());
    for (int i = 0; i < 5; i++) browser.logIn(browser.get("/login"), "planner@hengyue", "no" + i);
    assertThat(browser.logIn(browser.get("/login"), "planner@hengyue", "no").statusCode())
        .isEqualTo(429);
    awaitLine(buyersDesk, "&kind=login-refused", "陈敏 Chen Min");
    awaitLine(buyersDesk, "&kind=throttled", "陈敏 Chen Min");
    browser.logIn(browser.get("/login"), "nobody\u202e\n@hengyue", "no");
    var line = awaitLine(operator, "&kind=login-refused", "nobody\\\\u202e\\\\u000a@hengyue");
    assertThat(line.path("member").asString()).doesNotContain("\n", "\u202e");
  }

  @Test
  void what_colleagues_did_is_told_to_the_companys_edi_desk_alone() {
    Logins.portal(hub, "planner@jiaxin");
    awaitLine(suppliersDesk, "&kind=login", "何燕 He Yan");
    awaitLine(new Api(hub, "planner@jiaxin"), "&kind=login", "何燕 He Yan");
    assertThat(lines(new Api(hub, "quality@jiaxin"))).noneMatch(it -> it.contains("何燕 He Yan"));
  }

  @Test
  void the_log_is_read_page_by_page() {
    schedule("SEC-PAGE");
    for (int i = 0; i < 5; i++) auditor.json("/api/v1/call-offs?part=SEC-PAGE");
    awaitLine(buyersDesk, "&kind=looked", "call-offs");
    var whole = buyersDesk.json("/api/v1/security-log?kind=looked&limit=5").path("items");
    var first = buyersDesk.json("/api/v1/security-log?kind=looked&limit=2");
    var next =
        buyersDesk.json(
            "/api/v1/security-log?kind=looked&limit=3&cursor=" + first.path("next").asString());
    assertThat(first.path("items").valueStream().toList())
        .isEqualTo(whole.valueStream().limit(2).toList());
    assertThat(next.path("items").valueStream().toList())
        .isEqualTo(whole.valueStream().skip(2).toList());
  }

  @Test
  void the_hub_can_add_to_it_and_neither_read_nor_change_it() {
    var writer = hub.bean(JdbcClient.class);
    for (String sql :
        List.of(
            "update security_event set member = 'x'",
            "delete from security_event",
            "truncate security_event",
            "select * from security_event"))
      assertThatThrownBy(() -> writer.sql(sql).query((_, _) -> 0).list())
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("permission denied");
  }
}
