package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import weft.context.Contexts;
import weft.database.Beside;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.event.StreamType;
import weft.json.Json;
import weft.json.Samples;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.AuditorsGrants;
import weft.projections.board.Boards;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.rows.RowSize;
import weft.projections.rows.RowsWithin;

/**
 * Tests each declared view on events of its own: row security alone decides who sees its rows, the
 * size of batches makes no difference, and the past stays as it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Beside("own")
class EveryBoardTest {
  private static final JsonMapper JSON = Json.mapper();
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private static final List<String> PARTIES = List.of("HENGYUE", "LINGYUN", "JIAXIN", "HONGZHU");
  private final TestDatabase db = TestDatabase.fresh();
  private final JdbcClient writer = JdbcClient.create(db.pools().writer());
  private final TransactionTemplate transaction =
      new TransactionTemplate(
          new org.springframework.jdbc.support.JdbcTransactionManager(db.pools().writer()));
  private final PartyReads reads = new PartyReads(db.pools());

  @AfterAll
  void close() {
    db.close();
  }

  static Stream<Board<?>> boards() {
    return Boards.ALL.stream();
  }

  @Test
  void every_board_is_of_a_declared_stream() {
    assertThat(Boards.ALL)
        .extracting(Board::streamType)
        .isSubsetOf(Contexts.ALL.stream().map(StreamType::name).toList());
    assertThat(Boards.ALL).extracting(Board::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void row_security_shows_each_party_its_own_rows_and_all_of_them(Board<?> board) {
    var events = written(board, 1_000);
    assumeTrue(!events.isEmpty(), board.name() + " has no sample that makes a row");
    for (String half : List.of(board.table(), board.table() + "_past")) {
      for (String party : PARTIES)
        for (var scope : scopes(board, new PartyCode(party)).entrySet())
          assertThat(seen(scope.getValue(), half))
              .as("%s of %s as %s", half, party, scope.getKey())
              .isEqualTo(
                  db.admin()
                      .sql(
                          "select stream || ' ' || from_position from %s where %s = '%s' order by 1"
                              .formatted(half, scope.getKey(), party))
                      .query(String.class)
                      .list());
      for (var stranger : scopes(board, new PartyCode("XIANGYIN")).values())
        assertThat(seen(stranger, half)).as(half).isEmpty();
      String owner = board.seen() == Board.Seen.BY_OWNER ? "owner" : "buyer";
      assertThat(seen(PartyScope.auditor(AuditorsGrants.SHENJI), half))
          .as(half)
          .hasSize(
              db.admin()
                  .sql("select * from %s where %s <> 'SHENJI'".formatted(half, owner))
                  .query()
                  .listOfRows()
                  .size());
      assertThat(seen(PartyScope.auditor(new PartyCode("XIANGYIN")), half)).as(half).isEmpty();
    }
  }

  private static Map<String, PartyScope> scopes(Board<?> board, PartyCode party) {
    Map<String, PartyScope> scopes = new LinkedHashMap<>();
    switch (board.seen()) {
      case BY_SIDES -> {
        scopes.put("buyer", PartyScope.of(party, Side.BUYER));
        scopes.put("supplier", PartyScope.of(party, Side.SUPPLIER));
      }
      case BY_OWNER -> scopes.put("owner", PartyScope.viewer(party));
    }
    return scopes;
  }

  private List<String> seen(PartyScope scope, String table) {
    return reads.inParty(
        scope,
        it ->
            it.sql("select stream || ' ' || from_position from " + table + " order by 1")
                .query(String.class)
                .list());
  }

  @ParameterizedTest
  @MethodSource("boards")
  void one_event_at_a_time_and_all_at_once_leave_the_same_rows(Board<?> board) {
    written(board, 1);
    var one = contents(board);
    written(board, 1_000);
    assertThat(contents(board)).isEqualTo(one);
    assertThat(one.getFirst()).as("current rows").isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void what_was_known_at_a_position_stays_as_it_was_answered(Board<?> board) {
    clear(board);
    Map<Long, List<?>> answered = new LinkedHashMap<>();
    for (Recorded it : samples(board)) {
      write(board, List.of(it));
      answered.put(it.position(), all(board, Moment.NOW));
    }
    answered.forEach(
        (position, rows) -> assertThat((Object) all(board, new Moment(position))).isEqualTo(rows));
  }

  @ParameterizedTest
  @MethodSource("boards")
  <R extends Record & Board.Row<R>> void a_page_ends_by_bytes_and_the_next_goes_on_from_there(
      Board<R> board) {
    written(board, 1_000);
    for (Moment moment : List.of(Moment.NOW, new Moment(Long.MAX_VALUE - 1))) {
      List<R> paged = new ArrayList<>();
      RowsWithin<R> page = page(board, List.of(), moment, 1);
      paged.addAll(page.rows());
      while (!page.all()) {
        assertThat(page.rows()).hasSize(1);
        page = page(board, board.place(paged.getLast()), moment, 1);
        paged.addAll(page.rows());
      }
      assertThat(paged).isEqualTo(all(board, moment));
      assertThat(page(board, List.of(), moment, Long.MAX_VALUE).rows()).isEqualTo(paged);
    }
  }

  /** Two views make ids of their streams' parts, which a sample's stream does not have. */
  static Stream<Board<?>> boardsOfAnyStream() {
    return Boards.ALL.stream()
        .filter(it -> !Set.of("opening-cumulatives", "consumption-statements").contains(it.name()));
  }

  @ParameterizedTest
  @MethodSource("boardsOfAnyStream")
  void a_row_weighs_what_its_json_has(Board<?> board) {
    written(board, 1_000);
    for (Object row : all(board, Moment.NOW))
      assertThat(RowSize.of(row))
          .as(row.toString())
          .isGreaterThan(JSON.writeValueAsBytes(row).length * 9L / 10);
  }

  /** {@code StatementItem} has its own rule for showing consumption statements. */
  @ParameterizedTest
  @ValueSource(strings = {"shipments", "receipts", "stock-reports"})
  void a_list_shows_a_row_of_more_than_a_hundred_lines_without_them_and_says_how_many(String name) {
    Board<?> board =
        Boards.ALL.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    written(board, 1_000);
    db.admin().sql("update %s set line_count = 101".formatted(board.table())).update();
    for (Object row : page(board, List.of(), Moment.NOW, Long.MAX_VALUE).rows()) {
      var json = JSON.valueToTree(row);
      assertThat(json.get("lines").isNull()).isTrue();
      assertThat(json.get("lineCount").asInt()).isEqualTo(101);
    }
    written(board, 1_000);
    for (Object row : page(board, List.of(), Moment.NOW, Long.MAX_VALUE).rows()) {
      var json = JSON.valueToTree(row);
      assertThat(json.get("lineCount").asInt()).isEqualTo(json.get("lines").size());
    }
  }

  private <R extends Record & Board.Row<R>> RowsWithin<R> page(
      Board<R> board, List<String> after, Moment moment, long bytes) {
    var auditor = PartyScope.auditor(new PartyCode("SHENJI"));
    return reads.inParty(
        auditor, it -> board.reads().page(it, auditor, List.of(), after, moment, 1_000, bytes));
  }

  private List<?> all(Board<?> board, Moment moment) {
    var auditor = PartyScope.auditor(new PartyCode("SHENJI"));
    return reads.inParty(
        auditor, it -> board.reads().list(it, auditor, List.of(), List.of(), moment, 1_000));
  }

  private List<Recorded> written(Board<?> board, int batch) {
    clear(board);
    var events = samples(board);
    for (int i = 0; i < events.size(); i += batch)
      write(board, events.subList(i, Math.min(events.size(), i + batch)));
    return events;
  }

  private void clear(Board<?> board) {
    db.admin().sql("truncate %s, %1$s_past".formatted(board.table())).update();
    db.admin().sql("delete from grants where what = 'audit'").update();
    AuditorsGrants.ofAll(db.admin(), PARTIES.stream().map(PartyCode::new).toList());
  }

  private void write(Board<?> board, List<Recorded> events) {
    var view = board.view();
    var handled = events.stream().filter(it -> view.handles(it.payload())).toList();
    if (!handled.isEmpty()) transaction.executeWithoutResult(_ -> view.write(writer, handled));
  }

  private List<List<Map<String, Object>>> contents(Board<?> board) {
    List<List<Map<String, Object>>> contents = new ArrayList<>();
    for (String half : List.of(board.table(), board.table() + "_past"))
      contents.add(
          db.admin()
              .sql("select to_jsonb(t)::text as row from %s t order by 1".formatted(half))
              .query()
              .listOfRows());
    return contents;
  }

  /**
   * Every sample of the stream four times: between two partners, two others, again, and of goods
   * that belong to the partner.
   */
  private static List<Recorded> samples(Board<?> board) {
    var type =
        Contexts.ALL.stream()
            .filter(it -> it.name().equals(board.streamType()))
            .findFirst()
            .orElseThrow();
    var own = Samples.ALL.stream().filter(type::isOf).toList();
    List<Recorded> recorded = new ArrayList<>();
    Map<String, Long> versions = new LinkedHashMap<>();
    for (int round = 0; round < 4; round++)
      for (Object it : own) {
        Object event = round == 1 ? ofOthers(it) : round == 3 ? consigned(it) : it;
        String stream = StreamId.of(type.name(), round == 1 ? "LINGYUN" : "HENGYUE", "sample");
        long sequence = versions.merge(stream, 1L, Long::sum) - 1;
        long position = recorded.size() + 1L;
        recorded.add(
            new Recorded(
                position,
                stream,
                sequence,
                "event-" + position,
                START.plusSeconds(position),
                event,
                provenance()));
      }
    return recorded;
  }

  private static Object consigned(Object event) {
    String json =
        JSON.writeValueAsString(event).replace("\"owner\":\"JIAXIN\"", "\"owner\":\"HENGYUE\"");
    return JSON.readValue(json, event.getClass());
  }

  private static Object ofOthers(Object event) {
    String json =
        JSON.writeValueAsString(event).replace("HENGYUE", "LINGYUN").replace("JIAXIN", "HONGZHU");
    return JSON.readValue(json, event.getClass());
  }

  private static Provenance provenance() {
    return new Provenance(
        new Provenance.Actor(new PartyCode("HENGYUE"), "P-0003", null),
        new Provenance.Source("request", null, null, "sample"),
        Set.of(new PartyCode("HENGYUE")),
        "sample",
        null);
  }
}
