package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.security.Membership;
import weft.api.security.Memberships;
import weft.api.security.Role;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.ApiDescription;
import weft.deploy.Delfors;
import weft.deploy.MovableClock;
import weft.deploy.RunningHub;
import weft.deploy.reading.Feed;
import weft.party.PartyCode;
import weft.party.Side;

/** A change stream shows only its reader's data, and ends when the reader's membership ends. */
@Beside("own")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryStreamTest {
  /** Clients; the one that buys and sells appears once per side. */
  private static final List<String> VIEWPOINTS =
      List.of(
          "hengyue-edi",
          "lingyun-edi",
          "jiaxin-api&as=supplier",
          "jiaxin-api&as=buyer",
          "hongzhu-api",
          "dingcheng-api",
          "xiangyin-bank",
          "shenji-audit");

  /** The demo's auditor reads what two parties granted it. */
  private static final Map<String, String[]> AUDITED =
      Map.of("SHENJI", new String[] {"HENGYUE", "JIAXIN", "SHENJI"});

  private final RunningHub hub = RunningHub.alone();
  private final Feed feed = new Feed(hub);
  private final JdbcClient jdbc = hub.bean(JdbcClient.class);
  private final MovableClock clock = hub.bean(MovableClock.class);

  @AfterAll
  void end() {
    hub.close();
  }

  @AfterEach
  void right_the_clock() {
    clock.move(Duration.ZERO);
  }

  @Test
  void every_stream_of_the_description_is_followed_here() {
    assertThat(ApiDescription.committed().operations().stream().filter(it -> it.streams()))
        .extracting(it -> it.path())
        .containsExactly("/api/v1/changes/stream");
  }

  /**
   * From the first position to a moment of rest: each client gets all of its own events and rows.
   */
  @Test
  void the_whole_history_shows_nothing_of_others_with_and_without_our_own_filter()
      throws Exception {
    var canaries = Canaries.of(hub.superuser());
    for (boolean removed : new boolean[] {false, true}) {
      var filter = hub.bean(OwnFilter.class);
      try (var _ = removed ? filter.removed() : null;
          var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        Map<String, String> seen = new ConcurrentHashMap<>();
        for (String it : VIEWPOINTS) {
          var _ = pool.submit(() -> seen.put(it, untilRest(it)));
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSameSizeAs(VIEWPOINTS);
        seen.forEach(
            (reader, text) -> {
              String party = Feed.party(reader);
              if (!party.equals("XIANGYIN")) assertThat(text).contains("event:interchanges");
              var foreign = new ManyStrings(canaries.foreignTo(known(party)));
              assertThat(foreign.in(text)).as(reader).isEmpty();
            });
      }
    }
  }

  @Test
  void it_ends_when_the_membership_does_and_when_it_changes() throws Exception {
    var hengyue = new Api(hub, "hengyue-edi");
    for (String change : List.of("enabled = false", "party = 'HONGZHU'")) {
      String subject = "leaver-" + change.replaceAll("\\W", "");
      hub.bean(Memberships.class).add(member(subject));
      try (var lines = open(subject, "")) {
        assertThat(lines.readLine()).contains("hello");
        jdbc.sql("update membership set " + change + " where subject = ?").param(subject).update();
        clock.move(Duration.ofSeconds(60)); // the hub caches a member for half a minute
        hengyue.handIn(Delfors.of("LEAVER" + subject.length(), "LEAVER", "01", "20261201", "40"));
        var rest = rest(lines);
        assertThat(rest).noneMatch(it -> it.contains("LEAVER"));
      } finally {
        clock.move(Duration.ZERO);
      }
    }
  }

  @Test
  void it_ends_with_its_token() throws Exception {
    try (var lines = open("jiaxin-api", "")) {
      assertThat(lines.readLine()).contains("hello");
      clock.move(Duration.ofHours(2));
      new Api(hub, "hengyue-edi")
          .handIn(Delfors.of("TOKEN-1", "TOKEN-END", "01", "20261201", "40"));
      assertThat(rest(lines)).noneMatch(it -> it.contains("TOKEN-END"));
    }
  }

  private static String[] known(String party) {
    return AUDITED.getOrDefault(party, new String[] {party});
  }

  private Membership member(String subject) {
    return new Membership(
        hub.url(),
        subject,
        Membership.Kind.CLIENT,
        subject,
        new PartyCode("JIAXIN"),
        Set.of(Role.SALES),
        List.of(Side.SUPPLIER),
        null);
  }

  /** All lines up to the end of the stream. */
  private static List<String> rest(BufferedReader lines) throws Exception {
    var all = new FutureTask<>(() -> lines.lines().toList());
    Thread.startVirtualThread(all); // does not wait for a stream without an end
    return all.get(40, TimeUnit.SECONDS);
  }

  /** Everything a stream sends from the first position until it is idle. */
  private String untilRest(String viewpoint) throws IOException, InterruptedException {
    List<String> seen = new ArrayList<>();
    try (var lines = open(viewpoint, "0")) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) break;
        seen.add(line);
      }
    }
    return String.join("\n", seen);
  }

  private BufferedReader open(String viewpoint, String last)
      throws IOException, InterruptedException {
    var answer = feed.open(viewpoint, last);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Feed.lines(answer);
  }
}
