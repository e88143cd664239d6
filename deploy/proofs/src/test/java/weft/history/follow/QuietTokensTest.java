package weft.history.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.history.HappeningHub.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.CountedView;
import weft.history.Happening;
import weft.history.HappeningHub;
import weft.history.History;
import weft.history.follow.HeldClaims.Claim;

/** Views that an event does not concern sleep through it, cost little, and delay nobody. */
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
        claim(view), before.getBytes(UTF_8), "2".getBytes(UTF_8), "position");
  }

  private static Claim claim(int view) {
    return new Claim("view_" + view, 0);
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
  void all_are_moved_by_one_statement() {
    var steps = IntStream.range(0, VIEWS).mapToObj(it -> step(it, "1")).toList();
    assertThat(tokens.store(steps)).hasSize(VIEWS);
    assertThat(at("2")).hasSize(VIEWS);
    assertThat(statements(DATABASE, "view_%")).isEqualTo(1);
  }

  @Test
  void a_row_that_another_holds_is_not_waited_for() throws SQLException {
    var both = List.of(step(7, "1"), step(8, "1"));
    try (var held = DATABASE.writerLogins().getConnection();
        var lock = held.createStatement()) {
      held.setAutoCommit(false);
      lock.execute("select from weft.token_entry where processor_name = 'view_7' for update");
      assertThat(tokens.store(both)).containsExactly(claim(8));
      assertThat(tokens.elsewhere(List.of(step(7, "0")))).as("it may be about to change").isEmpty();
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
    var steps = List.of(step(1, "1"), step(2, "1"), step(3, "0"), step(4, "1"));
    assertThat(tokens.elsewhere(steps))
        .as("another hub's, nobody's, and one that stands elsewhere")
        .containsExactlyInAnyOrder(claim(1), claim(2), claim(3));
    assertThat(tokens.store(steps)).containsExactly(claim(4));
    assertThat(at("2")).containsExactly("view_4");
  }

  @Test
  void a_worker_without_events_renews_its_claim_with_a_token_that_was_passed() {
    try (var db = TestDatabase.fresh()) {
      var processors = ProcessorTokens.in(db.pools().writer(), Happening.json());
      var transactions = new JdbcTransactions(db.pools().writer());
      var begun = new GlobalSequenceTrackingToken(1);
      transactions.executeInTransaction(() -> processors.initializeTokenSegments("view", 1, begun));
      transactions.executeInTransaction(() -> processors.fetchToken("view", 0));
      processors.claimed().pass(Map.of("view", new Stretch(1, 9)));
      transactions.executeInTransaction(() -> processors.storeToken(begun, "view", 0));
      assertThat(processors.lowest(List.of("view"))).isEqualTo(9);

      db.admin().sql("update token_entry set owner = 'another'").update();
      assertThatThrownBy(
              () ->
                  transactions.executeInTransaction(() -> processors.storeToken(begun, "view", 0)))
          .isInstanceOf(UnableToClaimTokenException.class);
    }
  }

  @Test
  void it_does_so_while_its_token_is_being_passed_too() throws Exception {
    try (var db = TestDatabase.fresh();
        var passing = Executors.newVirtualThreadPerTaskExecutor()) {
      var processors = ProcessorTokens.in(db.pools().writer(), Happening.json());
      var transactions = new JdbcTransactions(db.pools().writer());
      var begun = new GlobalSequenceTrackingToken(1);
      for (int i = 0; i < 100; i++) {
        String view = "view_" + i;
        transactions.executeInTransaction(() -> processors.initializeTokenSegments(view, 1, begun));
        transactions.executeInTransaction(() -> processors.fetchToken(view, 0));
        var passed =
            passing.submit(() -> processors.claimed().pass(Map.of(view, new Stretch(1, 9))));
        Thread.sleep(0, i * 10_000); // the longest outlasts the statement
        transactions.executeInTransaction(() -> processors.storeToken(begun, view, 0));
        passed.get(10, TimeUnit.SECONDS);
      }
    }
  }

  private record Unconcerned(String name) implements View {
    @Override
    public Set<Class<?>> events() {
      return Set.of();
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
  void an_event_that_concerns_no_view_takes_them_all_on_by_one_statement() {
    try (var db = TestDatabase.fresh()) {
      var plan = HappeningHub.hub(db);
      for (int i = 0; i < VIEWS; i++) plan.view(new Unconcerned("quiet_" + i));
      try (var hub = plan.open().start()) {
        for (int i = 0; i < 5; i++) {
          HappeningHub.happen(hub, "Test:x", i);
          assertThat(hub.positions().awaitSettled(i + 1, HappeningHub.PATIENCE)).isTrue();
        }
        assertThat(statements(db, "quiet_%")).isEqualTo(1);
      }
    }
  }

  @Test
  void a_view_goes_on_after_a_crash_took_back_the_token_with_which_it_passed_events() {
    try (var db = TestDatabase.fresh()) {
      var busy = CountedView.create(db, "busy");
      try (var hub =
          HappeningHub.hub(db).view(busy).view(new Unconcerned("quiet")).open().start()) {
        HappeningHub.happen(hub, "Test:x", 0);
        assertThat(hub.positions().awaitSettled(1, HappeningHub.PATIENCE)).isTrue();
        db.admin()
            .sql(
                "update token_entry q set token = convert_to('{\"globalIndex\":0}', 'UTF8') where"
                    + " processor_name = 'quiet'")
            .update();
        HappeningHub.happen(hub, "Test:x", 1);
        assertThat(hub.positions().awaitSettled(2, HappeningHub.PATIENCE)).isTrue();
      }
      assertThat(busy.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }
}
