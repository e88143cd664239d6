package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.board.Boards;
import weft.projections.rows.ShownThrough;

/**
 * Tests the second line of defence alone: reads every view table without any condition of the hub's
 * own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowSecurityTest {
  private static final List<String> BY_SIDE =
      Views.TABLES.stream().filter(it -> !it.startsWith("interchange")).toList();
  private static final List<String> BY_VIEWER =
      List.of("interchange", "interchange_past", "interchange_message", "interchange_message_past");
  private final TestDatabase db = TestDatabase.fresh();
  private final PartyReads reads = new PartyReads(db.pools());

  @BeforeAll
  void history() {
    try (var hub = Views.open(db, 1_000, 1)) {
      var history = new RandomHistory(5, new CommandGateway(hub.commands()), hub.streams());
      for (int i = 0; i < 200; i++) history.step();
      history.rule();
      Views.settle(hub);
    }
  }

  @AfterAll
  void close() {
    db.close();
  }

  @Test
  void each_side_sees_its_own_rows_and_all_of_them() {
    for (String table : BY_SIDE)
      for (PartyCode party : RandomHistory.PARTIES)
        for (Side side : Side.values()) {
          String column = side.name().toLowerCase(java.util.Locale.ROOT);
          assertThat(seen(PartyScope.of(party, side), column, table))
              .describedAs("%s of %s as %s", table, party, side)
              .isEqualTo(
                  strings(
                      db.admin(),
                      "select %s from %s where %1$s = '%s'".formatted(column, table, party)));
        }
  }

  @Test
  void each_viewer_sees_its_own_rows_and_all_of_them() {
    for (String table : BY_VIEWER) {
      assertThat(strings(db.admin(), "select viewer from " + table)).isNotEmpty();
      for (PartyCode party : RandomHistory.PARTIES)
        assertThat(seen(PartyScope.viewer(party), "viewer", table))
            .isEqualTo(
                strings(
                    db.admin(),
                    "select viewer from %s where viewer = '%s'".formatted(table, party)));
    }
  }

  @Test
  void the_auditor_sees_all_that_it_was_granted_and_a_stranger_nothing() {
    var auditor = AuditorsGrants.ofAll(db.admin(), RandomHistory.PARTIES);
    var none = PartyScope.auditor(new PartyCode("XIANGYIN"));
    for (String table : BY_SIDE) {
      assertThat(seen(auditor, "buyer", table))
          .isNotEmpty()
          .hasSameSizeAs(strings(db.admin(), "select buyer from " + table));
      assertThat(seen(none, "buyer", table)).describedAs(table).isEmpty();
      for (Side side : Side.values())
        assertThat(seen(PartyScope.of(new PartyCode("XIANGYIN"), side), "buyer", table)).isEmpty();
    }
    for (String table : BY_VIEWER) {
      assertThat(seen(PartyScope.viewer(new PartyCode("XIANGYIN")), "viewer", table)).isEmpty();
      assertThat(seen(none, "viewer", table)).describedAs(table).isEmpty();
    }
  }

  @Test
  void an_auditor_sees_one_context_of_one_party() {
    var auditor = new PartyCode("ONE");
    PartyCode giver = RandomHistory.PARTIES.getFirst();
    AuditorsGrants.give(db.admin(), giver, auditor, List.of("ordering"), null);
    for (String table : BY_SIDE) {
      var its = "select buyer from %s where '%s' in (buyer, supplier) order by 1";
      var expected =
          table.startsWith("purchase_order") || table.startsWith("order_")
              ? strings(db.admin(), its.formatted(table, giver))
              : List.of();
      assertThat(seen(PartyScope.auditor(auditor), "buyer", table).stream().sorted())
          .describedAs(table)
          .isEqualTo(expected);
    }
    for (String table : BY_VIEWER)
      assertThat(seen(PartyScope.auditor(auditor), "viewer", table)).isEmpty();
  }

  /** Versions that were over before the grant's first moment do not exist for the auditor. */
  @Test
  void an_auditor_sees_nothing_from_before_the_beginning_of_its_grant() {
    var auditor = new PartyCode("LATER");
    long middle = position("select max(position) / 2 from domain_event");
    String from =
        strings(
                db.admin(),
                "select recorded_at::text from domain_event where position = " + (middle + 1))
            .getFirst();
    for (PartyCode it : RandomHistory.PARTIES)
      AuditorsGrants.give(db.admin(), it, auditor, null, from);
    var scope = PartyScope.auditor(auditor);
    nothingFromBefore(scope, middle, from);
    for (String past : List.of("call_off_line_past", "purchase_order_past"))
      assertThat(least(scope, null, "until_position", past))
          .describedAs(past)
          .isEqualTo(
              position(
                  "select min(until_position) from %s where until_position > %d"
                      .formatted(past, middle)));
    for (String events : List.of("call_off_change", "order_source"))
      assertThat(least(scope, null, "position", events))
          .describedAs(events)
          .isEqualTo(
              position(
                  "select min(position) from %s where position > %d".formatted(events, middle)));
    assertThat(least(scope, middle, "from_position", "purchase_order")).isPositive();
    assertThat(least(scope, null, "interchange_no", "interchange"))
        .isEqualTo(
            position(
                "select min(interchange_no) from interchange where received_at >= '%s'"
                    .formatted(from)));
    for (String table : Views.TABLES)
      assertThat(rows(scope, middle - 1, table)).describedAs("%s before it", table).isEmpty();
  }

  @Test
  void an_auditor_of_the_present_sees_nothing_from_before_its_grant() {
    var auditor = new PartyCode("PRESENT");
    long middle = position("select max(position) / 2 from domain_event");
    for (PartyCode it : RandomHistory.PARTIES)
      AuditorsGrants.give(db.admin(), it, auditor, null, null);
    db.admin()
        .sql(
            "update grants g set past = false, given_position = e.position, given_at ="
                + " e.recorded_at from domain_event e where g.owner = 'PRESENT' and e.position = ?")
        .param(middle + 1)
        .update();
    var scope = PartyScope.auditor(auditor);
    nothingFromBefore(
        scope,
        middle,
        strings(db.admin(), "select given_at::text from grants where owner = 'PRESENT'")
            .getFirst());
    for (String table : Views.TABLES) assertThat(rows(scope, middle - 1, table)).isEmpty();
  }

  /** The columns that say when a row's fact was told or ended, in all tables that auditors read. */
  private static final String TIMED =
      """
      select c.table_name || ' ' || c.column_name from information_schema.columns c
      where c.table_schema = 'weft' and c.column_name in ('position', 'until_position', 'received_at')
        and exists (select from pg_policies p where p.tablename = c.table_name and 'weft_auditor' = any(p.roles))
      """;

  /** Names are not narrowed; the versions in force at the beginning are told below. */
  private static final List<String> OTHERWISE =
      List.of(
          "named_part", "site_name", "schedule_release", "partnership_version", "channel_version");

  private void nothingFromBefore(PartyScope scope, long since, String from) {
    int tried = 0;
    for (String each : strings(db.admin(), TIMED)) {
      String table = each.split(" ")[0];
      String column = each.split(" ")[1];
      if (OTHERWISE.contains(table)) continue;
      String before =
          "select 'x' from %s where %s"
              .formatted(
                  table,
                  column.endsWith("position")
                      ? column + " <= " + since
                      : column + " < '" + from + "'");
      if (!strings(db.admin(), before).isEmpty()) tried++;
      assertThat(reads.<List<String>>inParty(scope, it -> strings(it, before)))
          .as(before)
          .isEmpty();
    }
    assertThat(tried).as("tables with rows from before").isGreaterThan(8);
    String versions = "select buyer || supplier || version from partnership_version v where %s";
    String inForce =
        """
        v.position > %1$d or not exists (select from partnership_version w
          where (w.buyer, w.supplier, w.version) = (v.buyer, v.supplier, v.version + 1) and w.position <= %1$d)\
        """
            .formatted(since);
    assertThat(reads.<List<String>>inParty(scope, it -> strings(it, versions.formatted("true"))))
        .containsExactlyInAnyOrderElementsOf(strings(db.admin(), versions.formatted(inForce)))
        .hasSizeLessThan(strings(db.admin(), versions.formatted("true")).size());
  }

  @Test
  void a_grant_that_begins_in_the_future_opens_nothing_yet() {
    var auditor = new PartyCode("FUTURE");
    for (PartyCode it : RandomHistory.PARTIES)
      AuditorsGrants.give(db.admin(), it, auditor, null, "2099-01-01");
    long last = position("select max(position) from domain_event");
    var scope = PartyScope.auditor(auditor);
    for (String table : Views.TABLES) {
      assertThat(rows(scope, null, table)).as(table).isEmpty();
      assertThat(rows(scope, last, table)).as(table).isEmpty();
    }
  }

  /** PostgreSQL's current_date is the day of the connection's time zone. */
  @Test
  void days_of_grants_are_those_of_utc() {
    assertThat(
            strings(
                db.admin(),
                "select proname from pg_proc where pronamespace = 'weft'::regnamespace and prosrc"
                    + " like '%current_date%'"))
        .isEmpty();
  }

  private List<String> rows(PartyScope scope, @Nullable Long at, String table) {
    return reads.inParty(scope, at, null, it -> strings(it, "select 'x' from " + table));
  }

  private long position(String sql) {
    return db.admin().sql(sql).query(Long.class).single();
  }

  private long least(PartyScope scope, @Nullable Long at, String column, String table) {
    return reads.inParty(
        scope,
        at,
        null,
        it -> it.sql("select min(%s) from %s".formatted(column, table)).query(Long.class).single());
  }

  /** A grant that is withdrawn, or whose last day is over, opens nothing, now and at any moment. */
  @Test
  void a_grant_that_ended_opens_nothing() {
    var auditor = new PartyCode("ENDED");
    for (PartyCode it : RandomHistory.PARTIES)
      AuditorsGrants.give(db.admin(), it, auditor, null, null);
    var scope = PartyScope.auditor(auditor);
    assertThat(seen(scope, "buyer", "purchase_order")).isNotEmpty();
    for (String end :
        List.of(
            "withdrawn_at = now()",
            "withdrawn_at = null, until = (now() at time zone 'UTC')::date - 1")) {
      db.admin().sql("update grants set " + end + " where owner = 'ENDED'").update();
      for (String table : Views.TABLES) {
        assertThat(rows(scope, null, table)).isEmpty();
        assertThat(rows(scope, 100L, table)).isEmpty();
      }
    }
  }

  /** With a role but no party there are no rows; without a role there is an error. */
  @Test
  void without_a_party_there_is_nothing() throws SQLException {
    for (String table : Views.TABLES) {
      try (var connection = db.pools().reader().getConnection();
          var statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.executeQuery("select * from weft." + table))
            .hasMessageContaining("permission denied");
        connection.rollback();
        for (boolean empty : new boolean[] {false, true}) {
          String role = table.startsWith("interchange") ? "viewer" : "buyer";
          for (String each : List.of(role, "auditor")) {
            if (empty) statement.execute("select set_config('weft.party', '', true)");
            statement.execute("set local role weft_" + each);
            try (var rows = statement.executeQuery("select * from " + table)) {
              assertThat(rows.next()).describedAs("%s as %s", table, each).isFalse();
            }
            connection.rollback();
          }
        }
      }
    }
  }

  /**
   * History, tokens and all other tables that are no views: no role that a reader can take may read
   * them.
   */
  @Test
  void what_is_no_view_no_reader_may_read() {
    var views = new java.util.HashSet<>(Views.TABLES);
    views.addAll(
        List.of(
            "organization",
            "partnership",
            "partnership_version",
            "channel",
            "channel_version",
            "batch_input",
            "energy_quarter",
            "history_entry",
            "machine_broker",
            "machine_gateway",
            "machine_interval",
            "machine_live",
            "part_change",
            "named_part",
            "person",
            "person_change",
            "refused_reading",
            "scan",
            "site_name"));
    for (var it : Boards.ALL)
      views.addAll(List.of(it.table(), it.table() + "_past", ShownThrough.events(it.table())));
    var others =
        strings(db.admin(), "select tablename from pg_tables where schemaname = 'weft'").stream()
            .filter(it -> !views.contains(it))
            .toList();
    assertThat(others).contains("domain_event", "token_entry", "snapshot_event");
    for (String table : others)
      for (PartyScope.Role role : PartyScope.Role.values()) {
        var scope = new PartyScope(new PartyCode("JIAXIN"), role);
        assertThat(catchThrowable(() -> reads.inParty(scope, it -> strings(it, "table " + table))))
            .as("%s as %s", table, role)
            .isInstanceOf(DataAccessException.class)
            .rootCause()
            .hasMessageContaining("permission denied");
      }
  }

  /** A rebuilt view replaces its tables, so no other object may depend on them. */
  @Test
  void no_policy_holds_on_to_the_table_of_another_view() {
    var directory =
        List.of("organization", "partnership", "partnership_version", "channel", "channel_version");
    var held =
        strings(
            db.admin(),
            """
            select distinct p.polrelid::regclass || ' ' || d.refobjid::regclass
            from pg_policy p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
            where d.refclassid = 'pg_class'::regclass and d.refobjid <> p.polrelid
            """);
    assertThat(held)
        .allSatisfy(
            it ->
                assertThat(directory)
                    .as(it)
                    .containsAll(List.of(it.replace("weft.", "").split(" "))));
  }

  private List<String> seen(PartyScope scope, String column, String table) {
    return reads.inParty(scope, it -> strings(it, "select %s from %s".formatted(column, table)));
  }

  private static List<String> strings(JdbcClient db, String sql) {
    return db.sql(sql).query((row, _) -> row.getString(1)).list();
  }
}
