package weft.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.ordering.OrderBoard;
import weft.projections.party.DirectoryView;
import weft.projections.scheduling.CallOffBoard;

@Timeout(60)
class SideSchemaTest {
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @AfterEach
  void nothing_is_left() {
    assertThat(schemas()).isEmpty();
  }

  static List<View> views() {
    return List.of(
        new CallOffBoard(),
        new OrderBoard(),
        new InterchangeBoard(),
        new DirectoryView(JdbcClient.create(db.pools().writer())));
  }

  /** Columns, settings, keys, indexes by name, policies, grants; and nothing that is not copied. */
  @ParameterizedTest
  @MethodSource("views")
  void its_tables_are_what_the_live_ones_are(View view) throws Exception {
    try (var side = SideSchema.toTakeOver(db.ownerLogins(), view)) {
      assertThat(side.tables()).isNotEmpty();
      side.makeFitToRead();
      for (String table : side.tables())
        assertThat(Shape.of(db, side.name(), table))
            .describedAs(table)
            .isNotEmpty()
            .isEqualTo(Shape.of(db, "weft", table));
    }
  }

  @Test
  void two_side_by_side_have_a_schema_each() throws Exception {
    try (var one = SideSchema.toTakeOver(db.ownerLogins(), new OrderBoard());
        var two = SideSchema.toTakeOver(db.ownerLogins(), new OrderBoard())) {
      assertThat(schemas()).containsExactly(one.name(), two.name());
    }
  }

  @Test
  void what_a_killed_run_left_is_dropped_by_the_next_but_no_living_one() throws Exception {
    var killed = SideSchema.toTakeOver(db.ownerLogins(), new CallOffBoard());
    try (var living = SideSchema.toTakeOver(db.ownerLogins(), new OrderBoard())) {
      assertThat(schemas()).containsExactly("weft_replay_1", "weft_replay_2");
      kill(killed);
      try (var next = SideSchema.toTakeOver(db.ownerLogins(), new InterchangeBoard())) {
        assertThat(next.name()).isEqualTo("weft_replay_1").isNotEqualTo(living.name());
        assertThat(schemas()).containsExactly("weft_replay_1", "weft_replay_2");
        assertThat(next.tables())
            .containsExactly(
                "interchange",
                "interchange_past",
                "interchange_message",
                "interchange_message_past",
                "document",
                "document_reference",
                "document_line",
                "document_replacement");
      }
    }
  }

  /** Its server process ends without notice, as when the hub's machine vanishes. */
  private static void kill(SideSchema killed) throws Exception {
    int pid;
    try (var statement = killed.owner().createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      pid = row.getInt(1);
    }
    db.admin().sql("select pg_terminate_backend(?, 10000)").param(pid).query().singleValue();
  }

  @Test
  void a_view_that_does_not_name_its_tables_is_refused() {
    assertThatThrownBy(() -> SideSchema.toTakeOver(db.ownerLogins(), new Nameless()))
        .isInstanceOf(ReplayFailed.class)
        .hasMessageContaining("nameless");
  }

  @Test
  void a_table_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> SideSchema.toTakeOver(db.ownerLogins(), new Mistaken()))
        .isInstanceOf(ReplayFailed.class)
        .hasMessageContaining("no_such_table");
  }

  private static List<String> schemas() {
    return db.admin()
        .sql("select nspname from pg_namespace where nspname like 'weft\\_replay%' order by 1")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static final class Nameless implements View {
    @Override
    public String name() {
      return "nameless";
    }

    @Override
    public Set<Class<?>> events() {
      return Set.of();
    }

    @Override
    public void write(JdbcClient db, List<Recorded> batch) {}
  }

  private static final class Mistaken implements View {
    @Override
    public String name() {
      return "mistaken";
    }

    @Override
    public List<ViewTable> tables() {
      return List.of(ViewTable.appended("no_such_table"));
    }

    @Override
    public Set<Class<?>> events() {
      return Set.of();
    }

    @Override
    public void write(JdbcClient db, List<Recorded> batch) {}
  }
}
