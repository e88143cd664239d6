package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.FreePort;
import weft.database.TestDatabase;
import weft.deploy.browser.Browser;
import weft.deploy.postgres.DataDirectory;
import weft.deploy.settings.DatabaseAddress;
import weft.history.follow.View;

/** A hub's views are verified from the command line, and rebuilt by its operator. */
@Timeout(180)
class VerifyReplayTest {
  private static final List<String> VIEWS =
      HubViews.writing(JdbcClient.create(new PGSimpleDataSource())).stream()
          .map(View::name)
          .toList();

  private record Run(int code, String out, String err) {}

  @Test
  void the_runbook_names_every_view() throws IOException {
    var runbook =
        Path.of(Files.isDirectory(Path.of("docs")) ? "docs" : "../docs").resolve("operating.md");
    assertThat(Files.readString(runbook)).contains("# one of " + String.join(", ", VIEWS) + "\n");
  }

  private static Run verify(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        new VerifyReplayCommand()
            .run(
                List.of(arguments),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  @Tag("long")
  void of_a_hub_that_runs_and_of_one_that_does_not(@TempDir Path data) throws IOException {
    try (var hub = RunningHub.start(DemoData.copyTo(data), FreePort.next())) {
      // The demo agrees on no channel, asks no question, reports no stock, scans nothing and has no
      // photo of an inspection, and an empty view proves nothing.
      String pause = "/api/v1/operator/channels/LINGYUN/pause";
      String[] json = {"Content-Type", "application/json"};
      var paused = new Api(hub, "operator@weft").post(pause, "{\"reason\":\"they move\"}", json);
      assertThat(paused.statusCode()).as(paused.body()).isEqualTo(200);
      String question =
          "{\"partner\": \"HENGYUE\", \"about\": {\"kind\": \"part\", \"part\": \"JX-881\"},"
              + " \"text\": \"Take 80 now?\"}";
      OwnHub.ok(new Api(hub, "jiaxin-api").post("/api/v1/questions", question, json));
      MessagesOut.sends(new Api(hub, "hengyue-edi"), "HENGYUE", "INVRPT", "D96A");
      String report = "{\"partner\": \"HENGYUE\"}";
      OwnHub.ok(new Api(hub, "jiaxin-api").post("/api/v1/stock/reports", report, json));
      String scan =
          "{\"kind\": \"receipt\", \"site\": \"JX1\", \"part\": \"JX-SCANNED\", \"category\":"
              + " \"finished\", \"status\": \"usable\", \"quantity\": \"1\", \"unit\": \"PCE\","
              + " \"at\": \"2026-11-24T08:00:00Z\", \"document\": \"LS-SCANNED\"}";
      OwnHub.ok(new Api(hub, "jiaxin-api").post("/api/v1/stock/movements", scan, json));
      photographed(new Api(hub, "quality@jiaxin"));
      allEqual(verify("--weft.data=" + data));

      plant(hub);
      var found = verify("call-off-board", "--weft.data=" + data);
      assertThat(found.code()).describedAs(found.toString()).isEqualTo(1);
      assertThat(found.out())
          .contains(
              "DIFFERENT", "1 differ", "quantity: live 987654", "by event", "forecast-released")
          .contains("schedule_no=", "due=", "ordinal=")
          .doesNotContain("directory");
      assertThat(verify("order-board", "--weft.data=" + data).code()).isZero();

      assertThat(rebuild(hub)).contains("\"state\":\"switched\"");
      assertThat(verify("call-off-board", "--weft.data=" + data).code()).isZero();
    }
    allEqual(verify("--weft.data=" + data));
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  private static void photographed(Api inspector) throws IOException {
    OwnHub.ok(
        inspector.postJson(
            "/api/v1/inspection-plans",
            """
            {"part": "JX-PHOTO", "stage": "final", "characteristics": [
              {"characteristic": "PORES", "names": {"zh": "气孔", "en": "Pores"}, "attribute": "no pores",
               "sample": {"kind": "fixed", "quantity": "1"}, "severity": "major"}]}
            """));
    var inspection =
        OwnHub.ok(
            inspector.postJson(
                "/api/v1/inspections",
                """
                {"number": "PHOTO-1", "part": "JX-PHOTO", "stage": "final", "batch": "PHOTO-1", "lot": "1", "unit": "PCE"}
                """));
    var image = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", image);
    String photos = "/api/v1/inspections/" + inspection.path("id").asString() + "/photos";
    OwnHub.ok(
        inspector.post(
            photos + "?characteristic=PORES",
            BodyPublishers.ofByteArray(image.toByteArray()),
            "Content-Type",
            "image/png"));
  }

  private static void allEqual(Run run) {
    assertThat(run.code()).describedAs(run.toString()).isZero();
    for (String view : VIEWS)
      assertThat(run.out()).containsPattern(view + " at position [0-9,]+, .* equal to its replay");
    assertThat(run.err()).contains("100 %", "events/s", "s left");
  }

  private static void plant(RunningHub hub) {
    var source = new PGSimpleDataSource();
    source.setUrl(hub.bean(DatabaseAddress.class).url());
    source.setUser("postgres");
    source.setPassword(hub.bean(DataDirectory.class).password("postgres"));
    source.setCurrentSchema("weft");
    assertThat(
            JdbcClient.create(source)
                .sql(
                    "update call_off_line set quantity = 987654 where ctid = (select min(ctid) from"
                        + " call_off_line where answered_at is null)")
                .update())
        .isOne();
  }

  private static String rebuild(RunningHub hub) {
    String path = "/bff/api/v1/operator/views/call-off-board/rebuild";
    for (String other : List.of("sales@jiaxin", "buyer@hengyue", "auditor@shenji")) {
      var browser = Logins.portal(hub, other);
      assertThat(post(browser, path).statusCode()).describedAs(other).isEqualTo(403);
      assertThat(browser.get(path).statusCode()).describedAs(other).isEqualTo(403);
    }
    var stranger = new Browser(hub.url());
    assertThat(stranger.post("/api/v1/operator/views/call-off-board/rebuild", "").statusCode())
        .isEqualTo(401);

    var operator = Logins.portal(hub, "operator@weft");
    assertThat(operator.get(path).statusCode()).isEqualTo(404);
    assertThat(post(operator, path.replace("call-off-board", "no-such-view")).statusCode())
        .isEqualTo(404);
    assertThat(post(operator, path).statusCode()).isEqualTo(202);
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    var answer = operator.get(path).body();
    while (answer.contains("\"running\"") && System.nanoTime() < until) {
      pause();
      answer = operator.get(path).body();
    }
    return answer;
  }

  private static HttpResponse<String> post(Browser browser, String path) {
    return browser.post(path, "", "X-CSRF-TOKEN", browser.csrf());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Tag("long")
  void an_empty_history_proves_nothing_and_says_so() {
    try (var db = TestDatabase.fresh()) {
      var run =
          verify(
              "--weft.database.url=" + db.url(),
              "--weft.database.owner-password=" + db.password(),
              "--weft.database.writer-password=" + db.password());
      assertThat(run.code()).describedAs(run.toString()).isEqualTo(2);
      assertThat(run.out()).contains("EMPTY, which proves nothing");
    }
  }

  @Test
  @Tag("long")
  void what_cannot_be_done_is_said_with_a_code_of_its_own(@TempDir Path empty) {
    assertThat(verify("--weft.data=" + empty).code()).isEqualTo(2);
    assertThat(verify("--weft.database.url=jdbc:postgresql://127.0.0.1:1/weft").code())
        .isEqualTo(2);
    assertThat(verify("--help").code()).isZero();
    assertThat(verify("--help").err())
        .contains("verify-replay", "0 equal, 1 different, 2 could not");
    assertThat(verify("one", "two").code()).isEqualTo(64);
    try (var db = TestDatabase.fresh()) {
      var run =
          verify(
              "no-such-view",
              "--weft.database.url=" + db.url(),
              "--weft.database.owner-password=" + db.password(),
              "--weft.database.writer-password=" + db.password());
      assertThat(run.code()).isEqualTo(64);
      assertThat(run.err()).contains("order-board");
    }
  }
}
