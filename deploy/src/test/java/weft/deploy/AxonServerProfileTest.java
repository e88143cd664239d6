package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.deploy.DemoData.withKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weft.database.FreePort;
import weft.deploy.browser.Browser;
import weft.deploy.manufacturing.RacingCertificates;
import weft.deploy.settings.StartRefused;
import weft.history.axonserver.ServerOnPaper;

/**
 * The profile {@code axon-server}, by configuration alone. The server follows the protocol on
 * paper; {@link RealAxonServerTest} runs the same against the real one.
 */
@Tag("long")
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AxonServerProfileTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path data;

  /** One test plays the demo's history once; the others go on with it one after the other. */
  @TempDir private static Path played;

  private static @Nullable ServerOnPaper last;

  @AfterAll
  static void end() {
    last = null;
  }

  /** A copy of the played history, for a hub on {@link #played}. */
  private static ServerOnPaper server() {
    var before = last;
    if (before == null) {
      withKey(played);
      last = ServerOnPaper.start();
      return last;
    }
    before.close();
    before.events().mute(false);
    last = before.again();
    return last;
  }

  /** The other tests go on with the history that this one played. */
  @Test
  @Order(1)
  void a_hub_killed_while_it_plays_goes_on_also_past_a_silent_server_and_has_each_event_once()
      throws Exception {
    withKey(played);
    try (var server = ServerOnPaper.start()) {
      try (var hub =
          HubProcess.start(
              "--spring.profiles.active=demo,axon-server",
              "--weft.axon-server.servers=" + at(server.port()),
              "--weft.port=" + FreePort.next(),
              "--weft.sftp.port=0",
              "--weft.data=" + played)) {
        await(() -> server.events().all().size() > 60);
        hub.kill();
      }
      server.events().muteAt("call-offs-committed"); // only the play appends these
      var back = Thread.ofVirtual().start(() -> speakAgain(server));
      try (var hub = RunningHub.onAxonServer(played, FreePort.next(), at(server.port()))) {
        new Api(hub, "hengyue-edi").settle();
        var copied =
            hub.superuser()
                .sql("select event_id from domain_event order by position")
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(copied)
            .isEqualTo(
                server.events().all().stream().map(it -> it.getMessageIdentifier()).toList());
        assertThat(server.events().all())
            .as("played to its end")
            .anyMatch(it -> it.getAggregateIdentifier().endsWith(":DEMO-LAST"));
        MainThread.verify(played);
      } finally {
        back.join();
      }
      last = server;
    }
  }

  @Test
  void the_main_thread_runs_and_what_befalls_the_server_is_told_within_seconds() throws Exception {
    var server = server();
    try (var hub = RunningHub.onAxonServer(played, FreePort.next(), at(server.port()))) {
      var thread = new MainThread(hub);
      thread.run(played);
      assertThat(server.events().all()).hasSizeGreaterThan(100);
      new RacingCertificates(hub).run();
      assertThat(health(hub)).isEqualTo(200);

      server.close();
      await(() -> health(hub) == 503);
      unavailable(thread);
      assertThat(new Api(hub, "jiaxin-api").get("/api/v1/call-offs").statusCode())
          .as("views are read as always")
          .isEqualTo(200);
      try (var back = server.again()) {
        await(() -> health(hub) == 200);
        assertThat(thread.commit("2", "after").statusCode()).isEqualTo(200);

        back.events().mute(true); // takes calls, answers none
        long begun = System.nanoTime();
        assertThat(health(hub)).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        unavailable(thread);
      }
    }
    refuses(played, "--spring.profiles.active=demo");
    goesOnWithoutAServer(server);
  }

  /**
   * 503 with Retry-After within the 5 s that a caller is given, and half a second of a busy
   * machine.
   */
  private static void unavailable(MainThread thread) {
    long begun = System.nanoTime();
    var answer = thread.commit("2", "meanwhile");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(5_500));
  }

  private void goesOnWithoutAServer(ServerOnPaper server) {
    try (var hub = RunningHub.onAxonServer(played, FreePort.next(), at(server.port()))) {
      assertThat(health(hub)).isEqualTo(503);
      assertThat(new Browser(hub.url()).get("/actuator/health").body())
          .contains("\"status\":\"DOWN\"");
      unavailable(new MainThread(hub));
    }
  }

  /** AxonServerDoorTest tests the other reasons for a refusal, and their texts. */
  @Test
  void what_keeps_the_hub_out_is_told_in_one_sentence_by_a_hub_that_is_up_and_not_well()
      throws Exception {
    int port = FreePort.next();
    var server = ServerOnPaper.start();
    server.close();
    try (var hub =
        HubProcess.start(
            "--spring.profiles.active=demo,axon-server",
            "--weft.axon-server.servers=" + at(server.port()),
            "--weft.port=" + port,
            "--weft.sftp.port=0",
            "--weft.data=" + data)) {
      var browser = new Browser("http://localhost:" + port);
      await(() -> answers(browser));
      assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(503);
      await(() -> browser.get("/actuator/health/liveness").statusCode() == 200);
      assertThat(data.resolve("as2.p12")).as("a first start finds no key and makes one").exists();
      assertThat(hub.output())
          .containsOnlyOnce("does not answer")
          .contains("History out of reach: Axon Server at 127.0.0.1:", "context default")
          .contains("The demo's history is not played");
      try (var back = server.again("the-right-one")) {
        await(() -> output(hub).contains("wants a token, and weft.axon-server.token is not set"));
        assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(503);
        back.require(null);
        await(() -> browser.get("/actuator/health").statusCode() == 200);
        await(() -> output(hub).contains("History within reach again"));
        assertThat(hub.output())
            .containsOnlyOnce("wants a token")
            .containsOnlyOnce("History within reach again")
            .doesNotContain("\tat ");
      }
    }
  }

  /** After the hub has stopped waiting for an answer. */
  private static void speakAgain(ServerOnPaper server) {
    await(() -> server.events().isMute());
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(6));
    server.events().mute(false);
  }

  @Test
  void a_database_with_a_history_of_its_own_is_refused() {
    DemoData.copyTo(data);
    try (var server = ServerOnPaper.start()) {
      refuses(
          data,
          "--spring.profiles.active=demo,axon-server",
          "--weft.axon-server.servers=" + at(server.port()));
      assertThat(server.events().all()).isEmpty();
    }
  }

  /** One of three attempts must succeed, because the machine may be busy. */
  private static ServerOnPaper healthFollowsWithin3Seconds(RunningHub hub, ServerOnPaper server) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3 && best > 3_000; i++) {
      await(() -> health(hub) == 200);
      long begun = System.nanoTime();
      server.close();
      await(() -> health(hub) == 503);
      long away = (System.nanoTime() - begun) / 1_000_000;
      begun = System.nanoTime();
      server = server.again();
      await(() -> health(hub) == 200);
      best = Math.min(best, Math.max(away, (System.nanoTime() - begun) / 1_000_000));
    }
    assertThat(best).as("ms").isLessThanOrEqualTo(3_000);
    return server;
  }

  @Test
  void health_follows_and_a_hub_with_a_database_of_its_own_beside_others_is_refused(
      @TempDir Path other) {
    var server = server();
    try {
      try (var hub = RunningHub.onAxonServer(played, FreePort.next(), at(server.port()))) {
        assertThat(health(hub)).isEqualTo(200);
        server = healthFollowsWithin3Seconds(hub, server);
      }
      int events = server.events().all().size();
      String address = at(server.port());
      assertThatThrownBy(
              () -> RunningHub.onAxonServer(withKey(other), FreePort.next(), address).close())
          .hasRootCauseInstanceOf(StartRefused.class)
          .rootCause()
          .hasMessageContaining("hubs with a database each cannot share an Axon Server");
      assertThat(server.events().all()).hasSize(events);
      try (var again = RunningHub.onAxonServer(played, FreePort.next(), address)) {
        assertThat(health(again)).as("the first goes on").isEqualTo(200);
      }
    } finally {
      server.close();
    }
  }

  private static void refuses(Path data, String... arguments) {
    var all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--weft.port=" + FreePort.next();
    all[arguments.length + 1] = "--weft.data=" + data;
    assertThatThrownBy(() -> Weft.start(all).close())
        .hasRootCauseInstanceOf(StartRefused.class)
        .rootCause()
        .hasMessageStartingWith("This database has a");
  }

  private static String at(int port) {
    return "127.0.0.1:" + port;
  }

  private static int health(RunningHub hub) {
    return new Browser(hub.url()).get("/actuator/health").statusCode();
  }

  private static String output(HubProcess hub) {
    try {
      return hub.output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answers(Browser browser) {
    try {
      return browser.get("/actuator/health").statusCode() > 0;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("Waited in vain");
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
