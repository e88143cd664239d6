package weft.deploy.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.Beside;
import weft.database.FreePort;
import weft.deploy.Api;
import weft.deploy.HubViews;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.Verified;
import weft.history.Positions;
import weft.history.follow.RowsVersions;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.replay.Rebuilds;
import weft.replay.Rebuilds.State;
import weft.replay.Verdict;
import weft.replay.Verification;

/** Each release starts on the data of every earlier one. */
@Beside
@Timeout(180)
class ReleaseDataTest {
  private static final String FIRST = "first-operator";
  private static final String BOARD = "call-off-board";
  private static final int LARGEST = 350_000;

  private final RunningHub issuer = RunningHub.shared();

  static List<String> releases() throws IOException {
    return RestoredRelease.all();
  }

  /**
   * The stored rows are what the release made of its events. A view that makes other rows of them
   * must say so by its version, or hubs would keep the old ones.
   */
  @ParameterizedTest
  @MethodSource("releases")
  void a_view_that_makes_other_rows_than_the_release_has_another_version(String release)
      throws Exception {
    assertThat(Files.size(RestoredRelease.file(release))).isLessThan(LARGEST);
    var restored = RestoredRelease.make(release, issuer, named("rows", release));
    var writer = restored.writer();
    var views = HubViews.writing(JdbcClient.create(writer));
    var older = new RowsVersions(writer).older(views);
    var json = new EventJson(EventTypes.ALL);
    var history = new HistoryReader(writer, json);
    var verification = new Verification(restored.owner(), writer, history, json);
    var wrong = new ArrayList<String>();
    var unproved = new ArrayList<String>();
    for (View view : views) {
      if (older.contains(view)) continue; // the hub rebuilds it
      if (!hasTables(restored, view)) continue; // the release had no such view
      Verdict verdict = verification.of(view, _ -> {});
      if (!verdict.isEqual()) wrong.add(advice(view, release) + differences(verdict));
      if (verdict.isEmpty()) unproved.add(view.name());
    }
    if (!wrong.isEmpty()) fail(String.join("\n", wrong));
    assertThat(unproved).as("views without rows, which prove nothing").isEmpty();
  }

  private static boolean hasTables(RestoredRelease restored, View view) {
    return view.tables().stream()
        .allMatch(
            it ->
                restored
                    .sql()
                    .sql("select to_regclass('weft.' || ?) is not null")
                    .param(it.name())
                    .query(Boolean.class)
                    .single());
  }

  private static String differences(Verdict verdict) {
    return verdict.tables().stream()
        .filter(it -> it.differing() > 0)
        .map(
            it ->
                "\n  %s: %d rows differ, first %s"
                    .formatted(it.table(), it.differing(), it.named().getFirst()))
        .collect(joining());
  }

  private static String advice(View view, String release) {
    return "%s makes other rows of the events of %s than that release did. If that is meant, let it declare rowsVersion %d instead of %d, so that hubs rebuild it."
        .formatted(view.name(), release, view.rowsVersion() + 1, view.rowsVersion());
  }

  /** One view pretends to have rows that a release before made, and one of these is wrong. */
  @ParameterizedTest
  @MethodSource("releases")
  void a_hub_starts_on_it_rebuilds_older_rows_and_every_view_equals_its_replay(String release)
      throws Exception {
    var restored = RestoredRelease.make(release, issuer, named("start", release));
    int older =
        restored
            .sql()
            .sql("update view_rows set version = version - 1 where view = ?")
            .param(BOARD)
            .update();
    int wrong =
        restored
            .sql()
            .sql(
                "update call_off_line set quantity = quantity + 1 where ctid = (select min(ctid)"
                    + " from call_off_line)")
            .update();
    assertThat(List.of(older, wrong)).containsOnly(1);

    try (var reading = restored.reading();
        var hub =
            RunningHub.ofItsOwn(
                issuer,
                FreePort.next(),
                restored.address(),
                "--weft.issuer.first-operator=" + FIRST,
                "--weft.partners=quiet")) {
      var operator = new Api(hub, issuer, FIRST);
      assertThat(signs(operator)).contains("DEGRADED", BOARD);
      reading.rollback();

      member(operator);
      var supplier = new Api(hub, issuer, "jiaxin-api");
      repeat(hub, supplier);
      long before = hub.bean(Positions.class).head();
      OwnHub.ok(ReleaseStory.ask(supplier, "another-key", "May we send 90?"));
      operator.settle();
      assertThat(hub.bean(Positions.class).head()).isGreaterThan(before);

      var rebuilds = hub.bean(Rebuilds.class);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!rebuilds.outdated().isEmpty() && System.nanoTime() < until) Thread.sleep(20);
      var rebuild = rebuilds.status(BOARD).orElseThrow();
      assertThat(rebuild.state()).as(rebuild.toString()).isEqualTo(State.SWITCHED);
      assertThat(rebuild.progress().events()).isPositive();
      assertThat(signs(operator)).containsExactly("UP");
      verifyReplay(restored);
    }
  }

  /** The health of the rows, and the views that are being rebuilt, as the operator's page shows. */
  private static List<String> signs(Api operator) {
    var now = operator.json("/api/v1/operator/hub");
    var rebuilt =
        now.path("views")
            .valueStream()
            .map(it -> it.path("renewal"))
            .filter(it -> List.of("waiting", "running").contains(it.path("state").asString("")))
            .map(it -> it.path("view").asString());
    return Stream.concat(Stream.of(now.at("/health/parts/viewRows").asString()), rebuilt).toList();
  }

  private static void member(Api operator) {
    OwnHub.ok(
        operator.put(
            OwnHub.OPERATOR + "members?subject=jiaxin-api",
            "{\"kind\": \"client\", \"party\": \"JIAXIN\", \"roles\": [\"sales\"], \"sides\":"
                + " [\"supplier\"]}",
            OwnHub.JSON));
  }

  /** The release took a question under its key: the hub still knows which one. */
  private static void repeat(RunningHub hub, Api supplier) {
    long before = hub.bean(Positions.class).head();
    OwnHub.ok(ReleaseStory.ask(supplier, ReleaseStory.KEY, ReleaseStory.TEXT));
    assertThat(hub.bean(Positions.class).head()).isEqualTo(before);
    var other = ReleaseStory.ask(supplier, ReleaseStory.KEY, "May we send 90?");
    OwnHub.refused(other, 422, "idempotency-key-reused");
  }

  private static void verifyReplay(RestoredRelease restored) {
    var out = new ByteArrayOutputStream();
    int code = Verified.run(restored.address(), new PrintStream(out, true, UTF_8));
    assertThat(code).as(out.toString(UTF_8)).isZero();
  }

  private static String named(String what, String release) {
    return what + "_" + release.replaceAll("\\W", "_");
  }
}
