package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import weft.SampleSize;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.history.History;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.projections.balance.change.PartChanges;
import weft.projections.board.Boards;
import weft.projections.history.HistoryIndex;
import weft.replay.Difference;
import weft.replay.Difference.Event;
import weft.replay.ReplayProgress;
import weft.replay.Verdict;
import weft.replay.Verdict.Compared;
import weft.replay.Verification;

/**
 * Wrong rows are planted in live tables, each of its kind in each table, and must be found there.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayFindsWrongRowsTest {
  private final TestDatabase db = TestDatabase.fresh();
  private final List<ReplayProgress> progress = new ArrayList<>();

  @BeforeAll
  void history() {
    try (var hub = Views.open(db, Views.all(db), 1_000, 1)) {
      Views.introduce(hub);
      var history = new RandomHistory(11, new CommandGateway(hub.commands()), hub.streams());
      for (int i = 0; i < 250; i++) history.step();
      history.rule();
      Views.settle(hub);
    }
  }

  @AfterAll
  void close() {
    db.close();
  }

  @Test
  void every_view_equals_its_replay_with_rows_in_every_table_and_progress_told() throws Exception {
    for (View view : Views.all(db)) {
      progress.clear();
      var verdict = verify(db, view);
      assertThat(verdict.isEqual()).describedAs(verdict.toString()).isTrue();
      assertThat(verdict.isEmpty()).isFalse();
      assertThat(verdict.tables()).allMatch(it -> it.live().rows() > 0);
      long head =
          db.admin().sql("select max(position) from domain_event").query(Long.class).single();
      assertThat(verdict.position()).isEqualTo(head);
      assertThat(progress.getFirst().events()).isZero();
      assertThat(progress.getLast().events()).isEqualTo(head).isEqualTo(progress.getLast().total());
      assertThat(progress.getLast().toString()).contains(view.name(), "100 %", "events/s", "left");
    }
  }

  /** Changes a row of every table so that it contradicts its event. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          delivery_schedule      | description     | 'planted'                      | forecast-,call-off-,late-,release-,call-offs-,shortfall-,schedule-,count-
          delivery_schedule_past | unit            | 'planted'                      | forecast-,call-off-,late-,release-,call-offs-,shortfall-,schedule-,count-
          count_ruling           | release         | 'planted'                      | count-change-ruled
          schedule_release       | recorded_at     | recorded_at + interval '1 us'  | forecast-released,call-off-released,schedule-
          call_off_line          | quantity        | quantity + 0.1                 | forecast-released,call-off-released,call-offs-committed,schedule-
          call_off_line          | quantity        | quantity * 1.00                | forecast-released,call-off-released,call-offs-committed,schedule-
          call_off_line          | buyer           | 'LINGYUN2'                     | forecast-released,call-off-released,call-offs-committed,schedule-
          call_off_line_past     | promises        | '[{}]'                         | forecast-released,call-off-released,call-offs-committed,schedule-
          call_off_change        | now             | null                           | forecast-released,call-off-released,schedule-
          schedule_contradiction | known           | 'planted'                      | late-,release-contradicted,call-off-contradicted
          purchase_order         | lines           | '[]'                           | order-
          purchase_order_past    | state           | 'planted'                      | order-
          interchange            | outcome         | 'planted'                      | interchange-concluded,message-concluded,message-rerun
          interchange_past       | outcome         | 'planted'                      | interchange-received,message-concluded,message-rerun
          interchange_message    | faults          | '[{}]'                         | interchange-received,message-concluded,message-rerun
          organization           | name_zh         | '别的'                         | organization-registered
          partnership            | profile         | '{}'                           | partnership-agreed
          partnership_version    | by_party        | 'planted'                      | partnership-agreed
          channel                | channel         | '{}'                           | channel-agreed
          order_source           | interchange     | 'planted'                      | order-
          document               | number          | 'planted'                      | document-
          document_reference     | number          | 'planted'                      | document-
          document_line          | line            | 'planted'                      | document-
          document_replacement   | supplier        | 'planted'                      | document-
          """)
  void a_value_that_no_event_says_is_found(
      String table, String column, String planted, String types) throws Exception {
    var found =
        plant(
            table,
            "update %s set %s = %s where ctid = (select max(ctid) from %1$s %s)"
                .formatted(table, column, planted, isOther(column)));
    var difference = only(found, table, Difference.Kind.CHANGED);
    assertThat(difference.columns()).singleElement().extracting("name").isEqualTo(column);
    assertThat(difference.events())
        .isNotEmpty()
        .anyMatch(
            it ->
                List.of(types.split(",", -1)).stream().anyMatch(it.type()::startsWith)
                    || it.type().startsWith("proposals-"));
    assertThat(difference.blamed())
        .isIn(difference.events().stream().map(Event::position).toList());
    assertThat(difference.key()).isNotEmpty().doesNotContainValue("");
  }

  /** If the value would be the same, nothing was planted. */
  private static String isOther(String column) {
    return switch (column) {
      case "now" -> "where now > 0";
      default -> "";
    };
  }

  Stream<String> tables() {
    return SampleSize.some(
        Views.all(db).stream()
            .flatMap(it -> it.tables().stream())
            .flatMap(
                it ->
                    it.kind() == ViewTable.Kind.VERSIONED
                        ? Stream.of(it.name(), it.past())
                        : Stream.of(it.name()))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_row_that_is_missing_is_found_and_so_is_one_too_many(String table) throws Exception {
    var missing =
        plant(table, "delete from %s where ctid = (select max(ctid) from %1$s)".formatted(table));
    assertThat(only(missing, table, Difference.Kind.MISSING).events()).isNotEmpty();
    var key =
        switch (table) {
          case "interchange", "interchange_message" -> "id";
          case "partnership" -> "buyer";
          case "partnership_version", "channel_version" -> "version";
          case "organization" -> "code";
          case "channel" -> "party";
          case "order_source",
              "document",
              "document_reference",
              "document_line",
              "document_replacement" ->
              "position";
          case "purchase_order" -> "order_no";
          default -> "";
        };
    if (key.isEmpty() && !table.endsWith("_past")) key = "schedule_no";
    var extra =
        plant(
            table,
            key.isEmpty()
                ? "insert into %s (%s) select %2$s from %1$s limit 1"
                    .formatted(table, columns(table))
                : """
                with one as (select * from %1$s limit 1), made as (select to_jsonb(one) ||
                  jsonb_build_object('%2$s', case when jsonb_typeof(to_jsonb(one)->'%2$s') = 'number' then to_jsonb(987654321)
                  else to_jsonb('ELSE'::text) end) || %3$s as row from one)
                insert into %1$s (%4$s) select %4$s from (select (jsonb_populate_record(null::%1$s, row)).* from made) it
                """
                    .formatted(
                        table,
                        key,
                        switch (table) {
                          case "purchase_order" -> "'{\"order_id\": \"else\"}'";
                          case "delivery_schedule" -> "'{\"schedule\": \"else\"}'";
                          default -> "'{}'";
                        },
                        columns(table)));
    only(extra, table, Difference.Kind.EXTRA);
  }

  @ParameterizedTest
  @CsvSource({
    "call_off_line, from_position = from_position + 1",
    "call_off_line, from_position = 1000000000",
    "call_off_line_past, until_position = until_position + 1",
    "call_off_line_past, from_position = from_position - 1",
    "call_off_line_past, until_position = 1000000000",
    "delivery_schedule_past, until_position = until_position - 1",
    "purchase_order, from_position = 0",
    "purchase_order_past, until_position = 999999999999",
    "interchange_past, from_position = 0",
    "schedule_release, position = position + 1",
    "schedule_release, position = 1000000000"
  })
  void bounds_of_a_version_that_are_wrong_are_found(String table, String bounds) throws Exception {
    var found =
        plant(
            table,
            "update %s set %s where ctid = (select max(ctid) from %1$s)".formatted(table, bounds));
    assertThat(found.isEqual()).isFalse();
    assertThat(found.tables().stream().flatMap(it -> it.named().stream()))
        .isNotEmpty()
        .allMatch(it -> !it.key().isEmpty())
        .anyMatch(it -> !it.events().isEmpty());
  }

  @Test
  void a_hundred_are_named_and_all_are_counted() throws Exception {
    var found = plant("call_off_line_past", "update call_off_line_past set segment = -1");
    long all = db.admin().sql("select count(*) from call_off_line_past").query(Long.class).single();
    assertThat(all).isGreaterThan(100);
    var table = table(found, "call_off_line_past");
    assertThat(table.differing()).isEqualTo(all);
    assertThat(table.named()).hasSize(100);
  }

  @Test
  void of_an_empty_history_nothing_is_said() throws Exception {
    try (var empty = TestDatabase.fresh()) {
      List<View> views = new ArrayList<>(Views.all(empty));
      views.add(new HistoryIndex());
      views.add(new PartChanges());
      for (var it : Boards.ALL) views.add(it.view());
      for (View view : views) {
        var verdict = verify(empty, view);
        assertThat(verdict.isEmpty()).isTrue();
        assertThat(verdict.position()).isZero();
      }
    }
  }

  /** As of the view's position when the replay began, whatever the view has written since. */
  @Test
  void a_view_that_goes_on_meanwhile_is_compared_as_it_was() throws Exception {
    try (var live = TestDatabase.fresh();
        History hub = Views.open(live, Views.all(live), 1_000, 4)) {
      Views.introduce(hub);
      var history = new RandomHistory(3, new CommandGateway(hub.commands()), hub.streams());
      for (int i = 0; i < 60; i++) history.step();
      Views.settle(hub);
      for (View view : Views.all(live)) {
        long before = hub.positions().head();
        var verdict = verify(live, view, () -> history.step());
        assertThat(verdict.isEqual()).describedAs(verdict.toString()).isTrue();
        assertThat(verdict.position()).isLessThanOrEqualTo(before);
        Views.settle(hub);
      }
    }
  }

  /** All columns that the view writes; generated columns follow from them. */
  private String columns(String table) {
    return db.admin()
        .sql(
            "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where"
                + " attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated ="
                + " ''")
        .param(table)
        .query(String.class)
        .single();
  }

  private Verdict plant(String table, String sabotage) throws SQLException {
    var admin = db.admin();
    admin.sql("create table kept as select * from " + table).update();
    try {
      assertThat(admin.sql(sabotage).update()).isPositive();
      View view =
          Views.all(db).stream()
              .filter(
                  it ->
                      it.tables().stream()
                          .anyMatch(of -> of.name().equals(table) || of.past().equals(table)))
              .findFirst()
              .orElseThrow();
      return verify(db, view);
    } finally {
      admin.sql("truncate " + table).update();
      admin
          .sql("insert into %s (%s) select %2$s from kept".formatted(table, columns(table)))
          .update();
      admin.sql("drop table kept").update();
    }
  }

  private Verdict verify(TestDatabase on, View view) throws SQLException {
    return verify(on, view, () -> {});
  }

  private Verdict verify(TestDatabase on, View view, Runnable meanwhile) throws SQLException {
    var json = new EventJson(EventTypes.ALL);
    var history = new HistoryReader(on.pools().writer(), json);
    return new Verification(on.ownerLogins(), on.writerLogins(), history, json)
        .of(
            view,
            it -> {
              progress.add(it);
              meanwhile.run();
            });
  }

  private static Compared table(Verdict verdict, String name) {
    return verdict.tables().stream()
        .filter(it -> it.table().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The comparison finds the row in its table, and nothing elsewhere. */
  private static Difference only(Verdict found, String table, Difference.Kind kind) {
    assertThat(found.isEqual()).isFalse();
    assertThat(found.tables()).allMatch(it -> it.isEqual() != it.table().equals(table));
    assertThat(table(found, table).differing()).isOne();
    var difference = table(found, table).named().getFirst();
    assertThat(difference.table()).isEqualTo(table);
    assertThat(difference.kind()).isEqualTo(kind);
    return difference;
  }
}
