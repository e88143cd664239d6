package weft.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.party.PartyCode;
import weft.projections.ordering.OrderBoard;
import weft.projections.party.DirectoryView;
import weft.projections.scheduling.CallOffBoard;

/** Replays that wait: another one holds the lock of the running replay. */
@Timeout(60)
class ReplaysTest {
  private static final PartyCode AUDITOR = new PartyCode("SHENJI");

  private TestDatabase db;
  private Connection running;
  private Replays replays;

  @BeforeEach
  void open() throws SQLException {
    db = TestDatabase.fresh();
    running = db.adminLogins().getConnection();
    try (var statement = running.createStatement()) {
      statement.execute("select pg_advisory_lock(" + Replays.LOCK + ")");
    }
    var json = new EventJson(Map.of());
    var writer = JdbcClient.create(db.pools().writer());
    replays =
        new Replays(
            List.of(new OrderBoard(), new CallOffBoard(), new DirectoryView(writer)),
            writer,
            db.ownerLogins(),
            db.writerLogins(),
            db.pools().reader(),
            new HistoryReader(db.pools().writer(), json),
            json);
    granted("HENGYUE");
    granted("JIAXIN");
  }

  @AfterEach
  void close() throws SQLException {
    replays.close();
    running.close();
    db.close();
  }

  private void granted(String giver) {
    db.admin()
        .sql(
            """
            insert into weft.grants (stream, item, owner, giver, receiver, what, grain, past, given_at, given_position, version, from_position)
            values (:giver, 'to', 'SHENJI', :giver, 'SHENJI', 'audit', 'exact', true, now(), 1, 1, 1)
            """)
        .param("giver", giver)
        .update();
  }

  @Test
  void an_unfinished_replay_of_rows_that_are_closed_by_now_is_not_given_again() {
    var first = replays.start(AUDITOR, Set.of("order-board"));
    assertThat(first.owners()).containsExactlyInAnyOrder("HENGYUE", "JIAXIN");
    assertThat(replays.start(AUDITOR, Set.of("order-board")).id()).isEqualTo(first.id());
    db.admin().sql("update weft.grants set withdrawn_at = now() where giver = 'JIAXIN'").update();
    var second = replays.start(AUDITOR, Set.of("order-board"));
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.owners()).containsExactly("HENGYUE");
  }

  @Test
  void an_asker_has_two_unfinished_replays_and_leaves_room_for_others() {
    replays.start(AUDITOR, Set.of("order-board"));
    replays.start(AUDITOR, Set.of("call-off-board"));
    assertThatThrownBy(() -> replays.start(AUDITOR, Set.of())).isInstanceOf(Replays.TooMany.class);
    assertThat(replays.start(null, Set.of()).views())
        .containsExactlyInAnyOrder("order-board", "call-off-board", "directory");
  }

  @Test
  void an_auditor_replays_only_views_with_rows_for_it() {
    assertThat(replays.views(null)).contains("directory");
    assertThat(replays.views(AUDITOR)).containsExactly("call-off-board", "order-board");
    assertThat(replays.start(AUDITOR, Set.of()).views())
        .containsExactly("call-off-board", "order-board");
  }
}
