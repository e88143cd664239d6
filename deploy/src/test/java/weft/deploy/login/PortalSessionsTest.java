package weft.deploy.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.database.Beside;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Users see and end their sessions; the stored session data gives no access. */
@Beside("screens")
class PortalSessionsTest {
  /** The parts of a token are separated by a dot; a sealed value has no dot. */
  private static final String JWT = ".eyJ";

  private static final String TOKEN =
      "org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN";

  private static final JsonMapper JSON = new JsonMapper();
  private final RunningHub hub = RunningHub.busy();
  private final JdbcClient database = hub.superuser();

  private static List<JsonNode> sessions(Browser of) {
    return JSON.readTree(of.get("/bff/sessions").body()).path("items").valueStream().toList();
  }

  private static int status(Browser of) {
    return of.get("/bff/api/v1/tests/caller").statusCode();
  }

  @Test
  void a_person_sees_its_sessions_on_all_its_devices_and_nobody_elses() {
    Browser first = Logins.portal(hub, "sales@hongzhu");
    Browser second = Logins.portal(hub, "sales@hongzhu");
    Browser other = Logins.portal(hub, "edi@jiaxin");
    List<JsonNode> seen = sessions(second);
    assertThat(seen.getFirst().path("current").asBoolean()).isTrue();
    assertThat(seen.getFirst().path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(seen.getFirst().path("agent").asString()).contains("Java-http-client");
    assertThat(seen.get(1).path("current").asBoolean()).isFalse();
    assertThat(id(seen.get(1))).isEqualTo(currentId(first));
    assertThat(seen).extracting(PortalSessionsTest::id).doesNotContain(currentId(other));
    assertThat(seen.getFirst().path("begun").asString())
        .isGreaterThan(seen.get(1).path("begun").asString());
  }

  private static String currentId(Browser of) {
    return sessions(of).stream()
        .filter(it -> it.path("current").asBoolean())
        .map(PortalSessionsTest::id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_portals_files_need_no_session() throws Exception {
    Browser browser = Logins.portal(hub, "sales@jiaxin");
    var script = Pattern.compile("/assets/[^\"]+\\.js").matcher(browser.get("/").body());
    assertThat(script.find()).isTrue();
    try (var _ = hub.closing("spring_session")) {
      assertThat(browser.get(script.group()).statusCode()).isEqualTo(200);
      assertThat(browser.get("/bff/session").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void a_session_that_is_ended_elsewhere_is_over_at_once() {
    Browser lost = Logins.portal(hub, "quality@jiaxin");
    Browser here = Logins.portal(hub, "quality@jiaxin");
    String losts = currentId(lost);
    JsonNode other =
        sessions(here).stream().filter(it -> id(it).equals(losts)).findFirst().orElseThrow();
    assertThat(status(lost)).isEqualTo(200);
    int before = revoked("quality@jiaxin");
    assertThat(end(here, other)).isEqualTo(200);
    assertThat(status(lost)).isEqualTo(401);
    assertThat(status(here)).isEqualTo(200);
    assertThat(sessions(here)).extracting(PortalSessionsTest::id).doesNotContain(id(other));
    assertThat(revoked("quality@jiaxin")).isEqualTo(before + 1);
  }

  @Test
  void nobody_ends_the_session_of_another_and_no_change_is_made_without_the_pages_token() {
    Browser mine = Logins.portal(hub, "planner@jiaxin");
    Browser others = Logins.portal(hub, "warehouse@jiaxin");
    JsonNode theirs = sessions(others).getFirst();
    assertThat(end(mine, theirs)).isEqualTo(404);
    assertThat(mine.delete("/bff/sessions/" + id(theirs)).statusCode()).isEqualTo(403);
    assertThat(status(others)).isEqualTo(200);
    assertThat(new Browser(hub.url()).get("/bff/sessions").statusCode()).isEqualTo(401);
  }

  @Test
  void a_logout_revokes_the_refresh_token_at_the_issuer() {
    Browser browser = Logins.portal(hub, "buyer@hengyue");
    int before = revoked("buyer@hengyue");
    browser.post("/bff/logout", "", "X-CSRF-TOKEN", browser.csrf());
    assertThat(revoked("buyer@hengyue")).isEqualTo(before + 1);
  }

  @Test
  void neither_the_cookie_nor_a_token_is_in_the_database() {
    Browser browser = Logins.portal(hub, "edi@hengyue");
    assertThat(status(browser)).isEqualTo(200);
    String cookie = String.valueOf(browser.cookies().get("__Host-weft"));
    List<String> ids = texts("select session_id from weft.spring_session");
    assertThat(ids).isNotEmpty().doesNotContain(cookie);
    // The door does not accept an id as the table has it.
    for (String id : ids)
      assertThat(new Browser(hub.url()).get("/bff/session", "Cookie", "__Host-weft=" + id).body())
          .contains("\"authenticated\":false");
    List<String> contents =
        database
            .sql("select attribute_bytes from weft.spring_session_attributes")
            .query((row, _) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
            .list();
    assertThat(contents)
        .isNotEmpty()
        .noneMatch(it -> it.contains(JWT) || it.contains("weft.bff") || it.contains("hengyue"));
    List<String> tokens =
        texts(
            """
            select concat_ws(' ', authorization_code_value, access_token_value, refresh_token_value, oidc_id_token_value)
              from weft.oauth2_authorization
            """);
    assertThat(tokens).isNotEmpty().noneMatch(it -> it.contains(JWT));
  }

  /** Two pages of a new session read its token at the same time, and both may change data. */
  @Test
  void the_token_of_a_page_is_made_once_when_the_session_begins() {
    Browser browser = Logins.portal(hub, "warehouse@jiaxin");
    assertThat(token("select count(*)")).isEqualTo(1);
    String first = browser.csrf();
    String second = browser.csrf();
    for (String it : List.of(first, second))
      assertThat(browser.delete("/bff/sessions/none", "X-CSRF-TOKEN", it).statusCode())
          .isEqualTo(404);
  }

  /** A page sends several requests as it opens, and each may be the first to write. */
  @Test
  void of_two_requests_that_write_the_same_into_a_session_none_fails() throws Exception {
    Browser browser = Logins.portal(hub, "warehouse@jiaxin");
    assertThat(token("delete")).isEqualTo(1);
    try (Connection other = hub.superusers().getConnection();
        ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      try (PreparedStatement written =
          other.prepareStatement(
              """
              insert into weft.spring_session_attributes
              select primary_id, '%s', '' from weft.spring_session order by creation_time desc limit 1
              """
                  .formatted(TOKEN))) {
        assertThat(written.executeUpdate()).isEqualTo(1);
      }
      Future<Integer> answer = asking.submit(() -> browser.get("/bff/session").statusCode());
      while (waitingToWrite() == 0) {
        assertThat(answer.isDone()).as("the request never met the other's row").isFalse();
        Thread.sleep(20);
      }
      other.commit();
      assertThat(answer.get()).isEqualTo(200);
    }
  }

  /** The newest session's value, counted or removed. */
  private int token(String how) {
    String sql =
        how
            + " from weft.spring_session_attributes where attribute_name = ? and session_primary_id"
            + " = (select primary_id from weft.spring_session order by creation_time desc limit 1)";
    var asked = database.sql(sql).param(TOKEN);
    return how.equals("delete") ? asked.update() : asked.query(Integer.class).single();
  }

  private int waitingToWrite() {
    return database
        .sql(
            """
            select count(*) from pg_stat_activity
             where wait_event_type = 'Lock' and query ilike 'insert into spring_session_attributes%'
            """)
        .query(Integer.class)
        .single();
  }

  private List<String> texts(String sql) {
    return database.sql(sql).query(String.class).list();
  }

  private int revoked(String user) {
    return database
        .sql(
            """
            select count(*) from weft.oauth2_authorization
             where principal_name = ? and refresh_token_metadata::jsonb ->> 'metadata.token.invalidated' = 'true'
            """)
        .param(user)
        .query(Integer.class)
        .single();
  }

  private static String id(JsonNode session) {
    return session.path("id").asString();
  }

  private static int end(Browser by, JsonNode session) {
    return by.delete("/bff/sessions/" + id(session), "X-CSRF-TOKEN", by.csrf()).statusCode();
  }
}
