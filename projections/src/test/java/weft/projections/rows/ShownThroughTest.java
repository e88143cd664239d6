package weft.projections.rows;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.certificate.CertificateEvent;
import weft.certificate.CertificateEvent.CertificateAccepted;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateId;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.history.FoundEvents;
import weft.projections.rows.ShownThrough.Concern;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentId;

/**
 * Rows of one stream, shown to parties that another stream concerns. The test's supplier reports on
 * batches; buyers of a shipment with the batch's number see the reports.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShownThroughTest {
  private static final PartyCode SUPPLIER = new PartyCode("JIAXIN");
  private static final PartyCode BUYER = new PartyCode("HENGYUE");
  private static final PartyCode OTHER = new PartyCode("LINGYUN");
  private static final CertificateId BATCH = new CertificateId(SUPPLIER, "B-1");
  private static final Board<BatchReport> BOARD = board(false);
  private static final Board<BatchReport> CLOSING = board(true);

  record BatchReport(
      String stream,
      String item,
      String owner,
      String state,
      boolean shown,
      long version,
      long fromPosition)
      implements Board.Row<BatchReport> {
    static void apply(Versioned<String, BatchReport> rows, Recorded event) {
      rows.put(
          new BatchReport(
              event.stream(),
              Board.OWN,
              ((CertificateEvent) event.payload()).certificate().supplier().value(),
              event.payload() instanceof CertificateRevoked it ? it.reason() : "good",
              true,
              event.sequence() + 1,
              event.position()));
    }

    static BatchReport shownTo(BatchReport own, PartyCode reader, boolean shown, long position) {
      return new BatchReport(
          own.stream, reader.value(), reader.value(), own.state, shown, own.version, position);
    }
  }

  private static Board<BatchReport> board(boolean closesPast) {
    return Board.ofRows(
            "batch-reports",
            CertificateId.TYPE,
            BatchReport.class,
            Board.Seen.BY_OWNER,
            CertificateEvent.class,
            BatchReport::apply)
        .shownThrough(
            new ShownThrough<>(
                ShipmentId.TYPE,
                ShipmentEvent.class,
                ShownThroughTest::concerned,
                BatchReport::shownTo,
                closesPast));
  }

  /** A shipment concerns its buyer with the batch of its number. */
  private static List<Concern> concerned(Recorded event) {
    var shipment = ShipmentId.of(event.stream());
    String number = shipment.number().replaceAll("/.*", "");
    String batch = new CertificateId(shipment.supplier(), number).stream();
    return List.of(
        new Concern(batch, shipment.buyer(), event.payload() instanceof ShipmentCancelled));
  }

  private final TestDatabase db = TestDatabase.fresh();
  private final JdbcClient writer = JdbcClient.create(db.pools().writer());
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(db.pools().writer()));
  private final PartyReads reads = new PartyReads(db.pools());
  private long position;

  @BeforeAll
  void table() {
    db.owner()
        .sql(
            """
            create table batch_reports (
              stream text collate "C" not null, item text collate "C" not null, owner text collate "C" not null, state text not null,
              shown boolean not null, version bigint not null, from_position bigint not null, primary key (stream, item))
            """)
        .update();
    db.owner()
        .sql(
            "select versioned('certificate', 'batch_reports', null, null, 'owner'),"
                + " shown_through('batch_reports')")
        .query()
        .listOfRows();
  }

  @AfterAll
  void close() {
    db.close();
  }

  @BeforeEach
  void clear() {
    db.admin()
        .sql(
            "truncate batch_reports, batch_reports_past, batch_reports_reader, batch_reports_event,"
                + " history_entry")
        .update();
    position = 0;
  }

  private Recorded reported(String state) {
    Object payload =
        state.equals("good")
            ? new CertificateAccepted(BATCH, BUYER)
            : new CertificateRevoked(BATCH, state, LocalDate.of(2026, 12, 1));
    return recorded(BATCH.stream(), payload);
  }

  private Recorded shipped(PartyCode buyer, String number) {
    var shipment = new ShipmentId(buyer, SUPPLIER, number, 2026);
    return recorded(
        shipment.stream(), new ReturnTakenBack(shipment, "R-1", LocalDate.of(2026, 12, 1)));
  }

  private Recorded cancelled(PartyCode buyer, String number) {
    var shipment = new ShipmentId(buyer, SUPPLIER, number, 2026);
    return recorded(shipment.stream(), new ShipmentCancelled(shipment, null));
  }

  private Recorded recorded(String stream, Object payload) {
    position++;
    return new Recorded(
        position,
        stream,
        position,
        "event-" + position,
        Instant.parse("2026-12-01T00:00:00Z").plusSeconds(position),
        payload,
        new Provenance(
            new Provenance.Actor(SUPPLIER, null, "test"),
            new Provenance.Source("request", null, null, "test"),
            Set.of(SUPPLIER),
            "test",
            null));
  }

  private void happened(Recorded... events) {
    transaction.executeWithoutResult(_ -> BOARD.view().write(writer, List.of(events)));
  }

  /** The states that the party reads at a position; null for now. */
  private List<String> read(Board<BatchReport> board, PartyCode party, @Nullable Long at) {
    var scope = PartyScope.viewer(party);
    return requireNonNull(
            reads.inParty(
                scope,
                it -> board.reads().list(it, scope, List.of(), List.of(), new Moment(at), 10)))
        .stream()
        .map(BatchReport::state)
        .toList();
  }

  private List<String> read(PartyCode party, @Nullable Long at) {
    return read(BOARD, party, at);
  }

  /** The changes for the party after a position. */
  private List<String> changes(PartyCode party, long since) {
    var scope = PartyScope.viewer(party);
    return requireNonNull(
            reads.inParty(scope, it -> BOARD.reads().changedSince(it, scope, since, 10, 1 << 20)))
        .rows()
        .stream()
        .map(it -> it.fromPosition() + " " + it.state() + (it.shown() ? "" : ", hidden"))
        .toList();
  }

  @Test
  void a_party_reads_the_rows_from_the_moment_on_at_which_another_stream_concerns_it() {
    happened(reported("good"), reported("cracked"), shipped(BUYER, "B-1"), reported("mended"));
    assertThat(read(BUYER, null)).containsExactly("mended");
    assertThat(read(BUYER, 3L)).containsExactly("cracked");
    assertThat(read(BUYER, 2L)).as("before the shipment").isEmpty();
    assertThat(read(SUPPLIER, 1L)).as("the owner").containsExactly("good");
    assertThat(read(OTHER, null)).as("nobody ships it to this party").isEmpty();
  }

  @Test
  void the_other_stream_may_come_first() {
    happened(shipped(BUYER, "B-1"));
    happened(reported("good"));
    assertThat(read(BUYER, null)).containsExactly("good");
    assertThat(read(OTHER, null)).isEmpty();
  }

  @Test
  void a_party_that_is_no_longer_concerned_reads_what_it_saw_then_unless_the_past_closes_too() {
    happened(reported("good"), shipped(BUYER, "B-1"), cancelled(BUYER, "B-1"), reported("cracked"));
    assertThat(read(BUYER, null)).isEmpty();
    assertThat(read(BUYER, 4L)).isEmpty();
    assertThat(read(BUYER, 2L)).containsExactly("good");
    assertThat(read(CLOSING, BUYER, 2L)).isEmpty();
    assertThat(read(CLOSING, SUPPLIER, 2L)).containsExactly("good");
  }

  @Test
  void a_board_whose_past_closes_hides_the_events_too() {
    happened(reported("good"), shipped(BUYER, "B-1"), reported("cracked"), cancelled(BUYER, "B-1"));
    assertThat(found(BUYER)).containsExactly(3L);
    assertThat(found(CLOSING, BUYER)).isEmpty();
  }

  @Test
  void a_party_stays_concerned_while_one_of_several_streams_concerns_it() {
    happened(reported("good"), shipped(BUYER, "B-1/1"), shipped(BUYER, "B-1/2"));
    happened(cancelled(BUYER, "B-1/1"), reported("cracked"));
    assertThat(read(BUYER, null)).containsExactly("cracked");
    happened(cancelled(BUYER, "B-1/2"));
    assertThat(read(BUYER, null)).isEmpty();
    happened(shipped(BUYER, "B-1/3"));
    assertThat(read(BUYER, null)).containsExactly("cracked");
  }

  @Test
  void the_change_feed_tells_when_rows_appear_change_and_hide() {
    happened(reported("good"), shipped(BUYER, "B-1"));
    assertThat(changes(BUYER, 0)).containsExactly("2 good");
    happened(reported("cracked"));
    assertThat(changes(BUYER, 2)).containsExactly("3 cracked");
    happened(cancelled(BUYER, "B-1"));
    assertThat(changes(BUYER, 3)).containsExactly("4 cracked, hidden");
    assertThat(changes(OTHER, 0)).isEmpty();
  }

  @Test
  void a_party_finds_the_events_of_the_stream_while_it_is_concerned() {
    happened(reported("good"), shipped(BUYER, "B-1"), reported("cracked"));
    happened(cancelled(BUYER, "B-1"), reported("mended"));
    assertThat(found(BUYER)).containsExactly(3L);
    assertThat(found(OTHER)).isEmpty();
  }

  private List<Long> found(PartyCode party) {
    return found(BOARD, party);
  }

  private List<Long> found(Board<BatchReport> board, PartyCode party) {
    var scope = PartyScope.viewer(party);
    return requireNonNull(
        reads.inParty(scope, it -> FoundEvents.of(it, scope, BATCH.stream(), List.of(board))));
  }

  @Test
  void row_security_alone_shows_a_party_only_its_rows() {
    happened(reported("good"), shipped(BUYER, "B-1"), reported("cracked"));
    for (String half : List.of("batch_reports", "batch_reports_past"))
      for (PartyCode party : List.of(SUPPLIER, BUYER, OTHER))
        assertThat(rows(PartyScope.viewer(party), half))
            .as("%s of %s", half, party)
            .hasSize(party.equals(OTHER) ? 0 : 1);
    assertThat(rows(PartyScope.viewer(OTHER), "batch_reports_event")).isEmpty();
    assertThat(rows(PartyScope.viewer(BUYER), "batch_reports_event")).hasSize(1);
    for (PartyScope nobody :
        List.of(PartyScope.viewer(BUYER), PartyScope.auditor(new PartyCode("SHENJI"))))
      assertThatThrownBy(() -> rows(nobody, "batch_reports_reader"))
          .rootCause()
          .hasMessageContaining("permission denied");
  }

  private List<Map<String, Object>> rows(PartyScope scope, String table) {
    return requireNonNull(
        reads.inParty(scope, it -> it.sql("select * from " + table).query().listOfRows()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void the_size_of_batches_makes_no_difference(int batch) {
    var events =
        List.of(
            shipped(OTHER, "B-1"),
            reported("good"),
            shipped(BUYER, "B-1/1"),
            reported("cracked"),
            cancelled(OTHER, "B-1"),
            cancelled(OTHER, "B-1"),
            shipped(BUYER, "B-1/2"),
            reported("mended"),
            cancelled(BUYER, "B-1/1"),
            shipped(OTHER, "B-1"));
    for (int i = 0; i < events.size(); i += batch)
      happened(events.subList(i, Math.min(events.size(), i + batch)).toArray(Recorded[]::new));
    assertThat(contents())
        .containsExactly(
            "- 2 good",
            "- 4 cracked",
            "- 8 mended",
            "HENGYUE 3 good",
            "HENGYUE 4 cracked",
            "HENGYUE 8 mended",
            "LINGYUN 2 good",
            "LINGYUN 4 cracked",
            "LINGYUN 5 cracked hidden",
            "LINGYUN 10 mended");
  }

  private List<String> contents() {
    return db.admin()
        .sql(
            """
            select item || ' ' || from_position || ' ' || state || case when shown then '' else ' hidden' end
            from (select item, from_position, state, shown from batch_reports
              union all select item, from_position, state, shown from batch_reports_past) r
            order by item, from_position
            """)
        .query(String.class)
        .list();
  }
}
