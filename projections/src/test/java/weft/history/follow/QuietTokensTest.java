package weft.history.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.HappeningHub;
import weft.history.History;

/** Views that an event does not concern cost little, and delay nobody. */
@Timeout(60)
class QuietTokensTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final String HUB = "this hub";
  private static final int VIEWS = 20;

  private final QuietTokens tokens = new QuietTokens(DATABASE.pools().writer(), HUB);

  @AfterAll
  static void end() {
    DATABASE.close();
  }

  @BeforeEach
  void all_are_at_the_first_event() {
    DATABASE.admin().sql("delete from token_entry").update();
    for (int i = 0; i < VIEWS; i++)
      DATABASE
          .admin()
          .sql("insert into token_entry values (?, 0, ?, 'position', '', ?)")
          .params("view_" + i, "1".getBytes(UTF_8), HUB)
          .update();
  }

  private static QuietTokens.Step step(int view, String before) {
    return new QuietTokens.Step(
        "view_" + view, 0, before.getBytes(UTF_8), "2".getBytes(UTF_8), "position");
  }

  private static List<String> at(String token) {
    return DATABASE
        .admin()
        .sql("select processor_name from token_entry where token = ? order by 1")
        .param(token.getBytes(UTF_8))
        .query(String.class)
        .list();
  }

  /** The number of statements that stored the tokens of views with such a name. */
  private static int statements(TestDatabase db, String views) {
    return db.admin()
        .sql("select count(distinct xmin::text) from token_entry where processor_name like ?")
        .param(views)
        .query(Integer.class)
        .single();
  }

  @Test
  void those_that_come_while_others_are_stored_are_stored_together() throws Exception {
    Queue<Boolean> stored = new ConcurrentLinkedQueue<>();
    List<Thread> views;
    try (var held = DATABASE.writerLogins().getConnection();
        var lock = held.createStatement()) {
      held.setAutoCommit(false);
      lock.execute("lock table weft.token_entry in share mode");
      views =
          IntStream.range(0, VIEWS)
              .mapToObj(
                  it -> Thread.ofPlatform().start(() -> stored.add(tokens.store(step(it, "1")))))
              .toList();
      await(
          () ->
              views.stream().filter(it -> it.getState() == Thread.State.WAITING).count()
                  == VIEWS - 1);
      held.rollback();
    }
    for (Thread it : views) it.join();
    assertThat(stored).hasSize(VIEWS).containsOnly(true);
    assertThat(at("2")).hasSize(VIEWS);
    assertThat(statements(DATABASE, "view_%")).isEqualTo(2);
  }

  @Test
  void a_row_that_another_holds_is_not_waited_for() throws SQLException {
    try (var held = DATABASE.writerLogins().getConnection();
        var lock = held.createStatement()) {
      held.setAutoCommit(false);
      lock.execute("select from weft.token_entry where processor_name = 'view_7' for update");
      assertThat(tokens.store(step(7, "1"))).isFalse();
      assertThat(tokens.store(step(8, "1"))).isTrue();
    }
    assertThat(at("2")).containsExactly("view_8");
  }

  @Test
  void only_what_this_hub_holds_and_from_where_it_stands() {
    DATABASE
        .admin()
        .sql("update token_entry set owner = 'another' where processor_name = 'view_1'")
        .update();
    DATABASE
        .admin()
        .sql("update token_entry set owner = null where processor_name = 'view_2'")
        .update();
    assertThat(tokens.store(step(1, "1"))).as("another hub's").isFalse();
    assertThat(tokens.store(step(2, "1"))).as("nobody's").isFalse();
    assertThat(tokens.store(step(3, "0"))).as("from elsewhere").isFalse();
    assertThat(at("2")).isEmpty();
  }

  private record Unconcerned(String name) implements View {
    @Override
    public boolean handles(Object payload) {
      return false;
    }

    @Override
    public void write(JdbcClient db, List<Recorded> batch) {
      throw new IllegalStateException("nothing concerns it");
    }
  }

  @Test
  void a_view_whose_row_is_held_goes_on_alone_once_it_is_free_and_the_others_before()
      throws Exception {
    try (var db = TestDatabase.fresh()) {
      var plan = HappeningHub.hub(db);
      for (int i = 0; i < VIEWS; i++) plan.view(new Unconcerned("quiet_" + i));
      try (var hub = plan.open().start()) {
        HappeningHub.happen(hub, "Test:x", 0);
        assertThat(hub.positions().awaitSettled(1, HappeningHub.PATIENCE)).isTrue();
        try (var held = db.writerLogins().getConnection();
            var lock = held.createStatement()) {
          held.setAutoCommit(false);
          lock.execute("select from weft.token_entry where processor_name = 'quiet_7' for update");
          HappeningHub.happen(hub, "Test:x", 1);
          await(() -> at(hub, 2) == VIEWS - 1);
          assertThat(at(hub, 1)).as("the one whose row is held").isEqualTo(1);
        }
        assertThat(hub.positions().awaitSettled(2, HappeningHub.PATIENCE)).isTrue();
      }
    }
  }

  /** The number of views that have arrived so far. */
  private static long at(History hub, long position) {
    return hub.positions().followed().values().stream().filter(it -> it == position).count();
  }

  @Test
  void an_event_that_concerns_no_view_takes_them_all_on_by_few_statements() {
    try (var db = TestDatabase.fresh()) {
      var plan = HappeningHub.hub(db);
      for (int i = 0; i < VIEWS; i++) plan.view(new Unconcerned("quiet_" + i));
      try (var hub = plan.open().start()) {
        for (int i = 0; i < 5; i++) {
          HappeningHub.happen(hub, "Test:x", i);
          assertThat(hub.positions().awaitSettled(i + 1, HappeningHub.PATIENCE)).isTrue();
        }
        assertThat(statements(db, "quiet_%")).isLessThan(VIEWS / 2);
      }
    }
  }
}
