package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.database.Beside;
import weft.deploy.browser.Browser;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.ClosesScreens;
import weft.deploy.browser.Screen;
import weft.deploy.command.DeadLettersCommand;
import weft.deploy.reading.Feed;
import weft.deploy.settings.DatabaseAddress;
import weft.event.StreamId;

/** One poisoned schedule as the operator, the command line, monitoring and the parties see it. */
@Beside("screens")
@ExtendWith(ClosesScreens.class)
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadLettersSeenTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LETTERS = "/bff/api/v1/operator/dead-letters";

  private final RunningHub hub = RunningHub.alone();
  private final Browser operator = Logins.portal(hub, "operator@weft");
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Feed feed = new Feed(hub);
  private String schedule = "";
  private long letter;
  private String seen = "";

  @AfterAll
  void close() {
    hub.close();
  }

  private void owner(String sql) {
    var at = hub.bean(DatabaseAddress.class);
    var source = new DriverManagerDataSource(at.url(), at.owner().user(), at.owner().password());
    JdbcClient.create(source).sql(sql).update();
  }

  private JsonNode get(String path) {
    return JSON.readTree(operator.get(path).body());
  }

  private HttpResponse<String> post(String path, String body) {
    return operator.post(
        path, body, "X-CSRF-TOKEN", operator.csrf(), "Content-Type", "application/json");
  }

  /** A supplier answers a line of a schedule whose past rows the view cannot write. */
  @BeforeAll
  void poison() throws Exception {
    assertThat(get(LETTERS).get("items")).isEmpty();
    assertThat(new Browser(hub.url()).get("/actuator/health").body()).contains("\"UP\"");
    JsonNode line = jiaxin.json("/api/v1/call-offs?as=supplier&state=open").path("items").path(0);
    schedule = line.get("schedule").asString();
    long number =
        hub.bean(JdbcClient.class)
            .sql("select schedule_no from delivery_schedule where schedule = ?")
            .param(StreamId.fromUrl(schedule))
            .query(Long.class)
            .single();
    owner(
        "alter table call_off_line_past add constraint poison check (schedule_no <> %d) not valid"
            .formatted(number));
    String answer =
        """
        {"release":"%s","commitments":[{"due":"%s","ordinal":%d,"promises":[{"date":"%s","quantity":"%s"}]}]}\
        """
            .formatted(
                line.get("release").asString(),
                line.get("due").asString(),
                line.get("ordinal").asInt(),
                line.get("due").asString(),
                line.get("quantity").asString());
    var committed =
        jiaxin.post(
            "/api/v1/call-offs/" + schedule + "/commitments",
            answer,
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + line.get("version").asLong() + "\"");
    assertThat(committed.statusCode()).as(committed.body()).isEqualTo(200);
    var end = Instant.now().plus(Duration.ofSeconds(5));
    while (get(LETTERS).get("items").isEmpty() && Instant.now().isBefore(end)) Thread.sleep(20);
  }

  @Test
  @Order(1)
  void the_operator_sees_what_failed_and_why() {
    JsonNode item = get(LETTERS).get("items").get(0);
    letter = item.get("id").asLong();
    assertThat(item.get("view").asString()).isEqualTo("call-off-board");
    assertThat(item.get("stream").asString()).isEqualTo(StreamId.fromUrl(schedule));
    assertThat(item.get("eventType").asString()).isEqualTo("call-offs-committed");
    assertThat(item.get("cause").has("stack")).isFalse();
    JsonNode one = get(LETTERS + "/" + letter);
    assertThat(one.get("cause").get("message").asString()).contains("poison");
    assertThat(one.get("cause").get("stack").asString()).contains("at weft.");
    assertThat(get(LETTERS + "?view=order-board").get("items")).isEmpty();
    assertThat(get(LETTERS + "?discarded=true").get("items")).isEmpty();
    assertThat(get(LETTERS + "?stream=" + schedule).get("items")).isNotEmpty();
  }

  @Test
  @Order(2)
  void nobody_else_does() {
    for (String client : List.of("jiaxin-api", "hengyue-edi", "shenji-audit", "xiangyin-bank")) {
      Api api = new Api(hub, client);
      String base = "/api/v1/operator/dead-letters";
      assertThat(api.get(base).statusCode()).as(client).isEqualTo(403);
      assertThat(api.get(base + "/" + letter).statusCode()).isEqualTo(403);
      for (String it :
          List.of("/" + letter + "/retry", "/retry?view=call-off-board", "/" + letter + "/discard"))
        assertThat(
                api.post(base + it, "{\"reason\":\"x\"}", "Content-Type", "application/json")
                    .statusCode())
            .as(client + " " + it)
            .isEqualTo(403);
    }
    for (String it : List.of("/api/v1/operator/dead-letters", "/api/v1/changes"))
      assertThat(new Browser(hub.url()).get(it, "Authorization", "Bearer nonsense").statusCode())
          .isEqualTo(401);
  }

  @Test
  @Order(3)
  void reads_of_the_schedule_say_that_they_are_behind_and_no_past_is_answered() {
    long position = get(LETTERS + "/" + letter).get("position").asLong();
    var one = jiaxin.get("/api/v1/call-offs/" + schedule + "?as=supplier");
    assertThat(one.headers().firstValueAsLong("Weft-Parked")).hasValue(position);
    var list = jiaxin.get("/api/v1/call-offs?as=supplier");
    assertThat(list.headers().firstValueAsLong("Weft-Parked")).hasValue(position);
    assertThat(JSON.readTree(list.body()).get("parked").get(0).asString()).isEqualTo(schedule);
    var orders = jiaxin.get("/api/v1/orders?as=supplier");
    assertThat(orders.headers().firstValue("Weft-Parked")).isEmpty();
    var other = new Api(hub, "hongzhu-api").get("/api/v1/call-offs");
    assertThat(other.headers().firstValue("Weft-Parked")).isEmpty();
    assertThat(other.body()).doesNotContain("parked");
    String past = "?as=supplier&asOf=" + Instant.now();
    var then = jiaxin.get("/api/v1/call-offs/" + schedule + past);
    assertThat(then.statusCode()).isEqualTo(409);
    assertThat(then.body()).contains("not-settled", "settledUpTo");
    assertThat(jiaxin.get("/api/v1/orders" + past).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void changes_say_what_they_lack_and_their_cursor_remembers_it() {
    long position = get(LETTERS + "/" + letter).get("position").asLong();
    var page = jiaxin.get("/api/v1/changes?as=supplier&after=" + (position - 1));
    assertThat(page.headers().firstValueAsLong("Weft-Parked")).hasValue(position);
    assertThat(JSON.readTree(page.body()).get("parked").get(0).asString()).isEqualTo(schedule);
    assertThat(page.body()).doesNotContain("\"committed\"");
    seen = JSON.readTree(page.body()).get("next").asString();
    assertThat(seen).endsWith("-" + position + "-1");
    String now = jiaxin.json("/api/v1/changes").get("next").asString();
    assertThat(now).isEqualTo(seen);
    var other = new Api(hub, "hongzhu-api").get("/api/v1/changes");
    assertThat(other.headers().firstValue("Weft-Parked")).isEmpty();
    assertThat(other.body()).doesNotContain("parked", "-" + position);
  }

  @Test
  @Order(4)
  void monitoring_notices_and_learns_no_more() {
    var health = new Browser(hub.url()).get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"DEGRADED\"").doesNotContain("call-off");
    assertThat(new Browser(hub.url()).get("/actuator/health/readiness").body()).contains("\"UP\"");
    assertThat(new Browser(hub.url()).get("/actuator/prometheus").body())
        .contains(
            "weft_dead_letters{view=\"call-off-board\"} 1.0",
            "weft_dead_letters{view=\"order-board\"} 0.0",
            "weft_dead_letters{view=\"acknowledge\"} 0.0");
  }

  private String command(int exitCode, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--spring.profiles.active=demo", "--weft.data=" + hub.data()));
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertThat(new DeadLettersCommand(CommandHub::open).run(all, out, out)).isEqualTo(exitCode);
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  @Order(5)
  void the_command_line_sees_the_same_and_a_retry_too_early_is_counted() {
    assertThat(command(0, "list").lines()).singleElement().asString().contains("call-off-board");
    assertThat(command(0, "list", "--view=order-board")).isEmpty();
    assertThat(command(0, "show", "" + letter)).contains("\"stack\"");
    assertThat(command(1, "retry", "" + letter)).contains("\"takenIn\":0", "\"attempts\":2");
    assertThat(command(64, "discard", "" + letter)).contains("--reason=TEXT");
    assertThat(command(0, "--help")).contains("dead-letters list");
    assertThat(command(1, "show", "999999")).contains("No letter 999999");
  }

  @Test
  @Order(6)
  void without_a_reason_nothing_is_left_out() {
    assertThat(post(LETTERS + "/" + letter + "/discard", "{}").statusCode()).isEqualTo(422);
    assertThat(post(LETTERS + "/" + letter + "/discard", "{\"reason\":\" \"}").statusCode())
        .isEqualTo(422);
    assertThat(post(LETTERS + "/999999/retry", "").statusCode()).isEqualTo(404);
    assertThat(post(LETTERS + "/retry?view=nonsense", "").body()).contains("view-unknown");
  }

  @Test
  @Order(6)
  void the_operator_reads_the_health_of_each_part() {
    JsonNode now = get("/bff/api/v1/operator/hub");
    assertThat(now.at("/health/status").asString()).isEqualTo("DEGRADED");
    assertThat(now.at("/health/parts/deadLetters").asString()).isEqualTo("DEGRADED");
    assertThat(now.at("/health/parts/db").asString()).isEqualTo("UP");
    assertThat(now.path("position").asLong()).isPositive();
    for (JsonNode it : now.path("views"))
      assertThat(it.path("deadLetters").asInt())
          .as("%s", it)
          .isEqualTo(it.path("view").asString().equals("call-off-board") ? 1 : 0);
  }

  @Test
  @Tag("long")
  @Order(6)
  void the_operators_screens_show_it_and_try_it_again() {
    assumeTrue(Chromium.installed());
    Screen screen = Chromium.shared().open(hub, "operator@weft", "/");
    screen.at("[data-testid=need][data-need=hub-unwell]").click();
    screen.at("[data-testid=health-part][data-part=deadLetters][data-status=DEGRADED]").waitFor();
    screen.show("hub");
    screen.at("[data-testid=view][data-view=call-off-board] a").click();
    screen.at("[data-testid=show-letter]").waitFor();
    screen.show("dead-letters");
    screen.at("[data-testid=show-letter]").click();
    screen.says("[data-testid=letter]", "poison");
    screen.at("[data-testid=retry]").click();
    screen.says("[data-testid=letter] [role=alert]", "failed again");
    screen.page().close();
  }

  @Test
  @Order(7)
  void after_the_fix_a_retry_makes_everything_whole_on_open_screens_too() throws Exception {
    var stream = Feed.lines(feed.open("jiaxin-api&as=supplier", ""));
    var heard = new LinkedBlockingQueue<String>();
    Thread.ofVirtual().start(() -> stream.lines().filter(it -> !it.isBlank()).forEach(heard::add));
    assertThat(heard.poll(10, TimeUnit.SECONDS)).contains("hello");
    owner("alter table call_off_line_past drop constraint poison");
    var retried = JSON.readTree(post(LETTERS + "/" + letter + "/retry", "").body());
    assertThat(retried.get("takenIn").asInt()).isEqualTo(1);
    assertThat(retried.get("left").asInt()).isZero();
    assertThat(get(LETTERS).get("items")).isEmpty();
    var one = jiaxin.get("/api/v1/call-offs/" + schedule + "?as=supplier");
    assertThat(one.headers().firstValue("Weft-Parked")).isEmpty();
    assertThat(one.body()).contains("\"state\":\"committed\"");
    var then = "?as=supplier&asOf=" + Instant.now();
    assertThat(jiaxin.get("/api/v1/call-offs/" + schedule + then).statusCode()).isEqualTo(200);
    assertThat(new Browser(hub.url()).get("/actuator/health").body()).contains("\"UP\"");
    String line = heard.poll(20, TimeUnit.SECONDS);
    while (line != null && !(line.startsWith("data:") && line.contains(schedule)))
      line = heard.poll(20, TimeUnit.SECONDS);
    assertThat(line).contains("\"state\":\"committed\"");
  }

  @Test
  @Order(8)
  void who_was_away_meanwhile_is_shown_what_was_taken_in_late_and_once() throws Exception {
    var missed = jiaxin.json("/api/v1/changes?as=supplier&after=" + seen);
    assertThat(missed.get("items").toString()).contains(schedule, "\"state\":\"committed\"");
    String next = missed.get("next").asString();
    assertThat(next).doesNotContain("-");
    var after = jiaxin.json("/api/v1/changes?as=supplier&after=" + next);
    assertThat(after.get("items")).isEmpty();
    try (var lines = Feed.lines(feed.open("jiaxin-api&as=supplier", seen))) {
      assertThat(
              lines
                  .lines()
                  .filter(it -> it.startsWith("data:") && it.contains(schedule))
                  .findFirst()
                  .orElse(""))
          .contains("\"state\":\"committed\"");
    }
    // A cursor without its suffix, which is the bare position, cannot show which events were
    // missing.
    String bare = seen.substring(0, seen.indexOf('-'));
    assertThat(jiaxin.get("/api/v1/changes?as=supplier&after=" + bare).body())
        .doesNotContain(schedule);
  }
}
