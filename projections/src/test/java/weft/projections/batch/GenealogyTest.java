package weft.projections.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.batch.BatchEvent;
import weft.batch.BatchEvent.BatchCertified;
import weft.batch.BatchEvent.BatchCorrected;
import weft.batch.BatchEvent.BatchDeclared;
import weft.batch.BatchEvent.InputsConsumed;
import weft.batch.BatchEvent.ProblemOpened;
import weft.batch.BatchId;
import weft.batch.BatchInput;
import weft.batch.BatchProblem;
import weft.batch.Criticality;
import weft.certificate.CertificateId;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.batch.Genealogy.Direction;
import weft.projections.history.FoundEvents;
import weft.projections.rows.Moment;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;

/** HONGZHU casts heats, JIAXIN makes lots of them, HENGYUE and LINGYUN buy the lots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenealogyTest {
  private static final PartyCode HONGZHU = new PartyCode("HONGZHU");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  private static final BatchId HEAT = new BatchId(HONGZHU, "HZ-1", "H-2311");
  private static final BatchId ROUGH = new BatchId(JIAXIN, "JX-R", "R-1");
  private static final BatchId LOT = new BatchId(JIAXIN, "JX-1", "L-1");

  private final TestDatabase db = TestDatabase.fresh();
  private final JdbcClient writer = JdbcClient.create(db.pools().writer());
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(db.pools().writer()));
  private final PartyReads reads = new PartyReads(db.pools());
  private long position;

  @AfterAll
  void close() {
    db.close();
  }

  @BeforeEach
  void clear() {
    db.admin()
        .sql("truncate batches, batches_past, batches_reader, batches_event, batch_input")
        .update();
    position = 0;
  }

  @Test
  void a_maker_reads_its_own_steps_and_the_batches_that_it_bought() {
    thread();
    assertThat(read(JIAXIN, LOT, Direction.ORIGIN, 5, null))
        .isEqualTo("L-1, R-1, H-2311 | R-1>L-1 30, H-2311>R-1 40 | ");
    assertThat(read(JIAXIN, HEAT, Direction.USE, 5, null))
        .isEqualTo("H-2311, R-1, L-1 | H-2311>R-1 40, R-1>L-1 30 | ");
  }

  @Test
  void beyond_the_neighbours_it_says_only_that_it_goes_on() {
    thread();
    assertThat(read(HENGYUE, LOT, Direction.ORIGIN, 5, null)).isEqualTo("L-1 |  | L-1");
    assertThat(read(HONGZHU, HEAT, Direction.USE, 5, null)).isEqualTo("H-2311 |  | H-2311");
    assertThat(read(HONGZHU, HEAT, Direction.ORIGIN, 5, null)).isEqualTo("H-2311 |  | ");
    assertThat(read(HENGYUE, LOT, Direction.USE, 5, null)).as("nothing").isEqualTo("L-1 |  | ");
  }

  @Test
  void how_often_a_batch_goes_on_makes_no_difference() {
    thread();
    String once = read(HONGZHU, HEAT, Direction.USE, 5, null);
    for (int i = 0; i < 3; i++)
      happened(inputs(new BatchId(JIAXIN, "JX-R", "R-2" + i), input(HEAT, 1)));
    happened(inputs(new BatchId(new PartyCode("DINGCHENG"), "DC", "D"), input(HEAT, 1)));
    assertThat(read(HONGZHU, HEAT, Direction.USE, 5, null)).isEqualTo(once);
  }

  @Test
  void the_last_step_that_was_asked_for_says_that_it_goes_on() {
    thread();
    assertThat(read(JIAXIN, LOT, Direction.ORIGIN, 1, null))
        .isEqualTo("L-1, R-1 | R-1>L-1 30 | R-1");
    assertThat(read(JIAXIN, LOT, Direction.ORIGIN, 2, null))
        .isEqualTo("L-1, R-1, H-2311 | R-1>L-1 30, H-2311>R-1 40 | ");
  }

  @Test
  void any_past_moment_is_asked() {
    thread();
    assertThat(read(JIAXIN, LOT, Direction.ORIGIN, 5, 4L))
        .as("before the rough part was made of the heat")
        .isEqualTo("L-1 |  | ");
    assertThat(read(HONGZHU, HEAT, Direction.USE, 5, 3L)).isEqualTo("H-2311 |  | ");
  }

  @Test
  void a_merge_leads_to_all_and_a_batch_reached_on_two_ways_is_one_node() {
    var left = new BatchId(JIAXIN, "JX-1", "L-1a");
    var right = new BatchId(JIAXIN, "JX-1", "L-1b");
    var merged = new BatchId(JIAXIN, "JX-1", "L-2");
    happened(
        declared(LOT, 97),
        inputs(left, input(LOT, 40)),
        inputs(right, input(LOT, 57)),
        inputs(merged, input(left, 40), input(right, 57)));
    assertThat(read(JIAXIN, merged, Direction.ORIGIN, 5, null))
        .isEqualTo("L-2, L-1a, L-1b, L-1 | L-1a>L-2 40, L-1b>L-2 57, L-1>L-1a 40, L-1>L-1b 57 | ");
  }

  @Test
  void a_circle_of_batches_ends() {
    var other = new BatchId(JIAXIN, "JX-1", "L-9");
    happened(inputs(LOT, input(other, 1)), inputs(other, input(LOT, 1)));
    assertThat(read(JIAXIN, LOT, Direction.ORIGIN, 20, null))
        .isEqualTo("L-1, L-9 | L-9>L-1 1, L-1>L-9 1 | ");
  }

  @Test
  void row_security_alone_shows_edges_to_the_maker_only() {
    thread();
    for (PartyCode it : List.of(HONGZHU, HENGYUE, LINGYUN)) assertThat(edges(it)).isZero();
    assertThat(edges(JIAXIN)).isEqualTo(2);
    assertThat(edgesFor(PartyScope.auditor(new PartyCode("SHENJI")))).isZero();
  }

  @Test
  void a_buyer_reads_a_batch_without_the_makers_own_figures() {
    thread();
    happened(
        recorded(
            LOT,
            new BatchCertified(
                LOT, new CertificateId(JIAXIN, "C-1"), Quantity.of(60), "PCE", Quantity.of(37))));
    BatchRow own = row(JIAXIN, LOT);
    assertThat(own.quantity()).isEqualTo(Quantity.of(97));
    assertThat(own.remaining()).isEqualTo(Quantity.of(37));
    assertThat(own.certificates()).hasSize(1);
    BatchRow shown = row(HENGYUE, LOT);
    assertThat(shown.quantity()).isNull();
    assertThat(shown.remaining()).isNull();
    assertThat(shown.contested()).isNull();
    assertThat(shown.certificates()).isEmpty();
    assertThat(rows(LINGYUN)).isEmpty();
  }

  @Test
  void a_correction_below_what_is_certified_contests_the_batch_at_its_maker() {
    happened(
        declared(LOT, 97),
        recorded(
            LOT,
            new BatchCertified(
                LOT, new CertificateId(JIAXIN, "C-1"), Quantity.of(97), "PCE", Quantity.ZERO)),
        recorded(
            LOT,
            new BatchCorrected(
                LOT, "W#1", Quantity.of(97), Quantity.of(90), Quantity.of(90), "PCE")));
    assertThat(row(JIAXIN, LOT).contested()).isTrue();
    assertThat(row(JIAXIN, LOT).remaining()).isEqualTo(Quantity.of(-7));
  }

  @Test
  void a_holder_reads_the_makers_problems_and_its_own_and_is_blocked_by_them() {
    thread();
    happened(shipped("LS-2", LINGYUN, LOT), problem(LOT, HENGYUE, "P-1"));
    assertThat(row(HENGYUE, LOT).state()).isEqualTo(BatchState.BLOCKED);
    assertThat(row(LINGYUN, LOT).state()).isEqualTo(BatchState.USABLE);
    assertThat(row(LINGYUN, LOT).problems()).isEmpty();
    assertThat(row(JIAXIN, LOT).state())
        .as("nobody blocks another's stock")
        .isEqualTo(BatchState.USABLE);
    assertThat(row(JIAXIN, LOT).problems()).as("but the maker reads it").hasSize(1);
    happened(problem(LOT, JIAXIN, "P-2"));
    assertThat(row(LINGYUN, LOT).state()).isEqualTo(BatchState.BLOCKED);
  }

  @Test
  void a_holder_finds_the_events_of_problems_that_concern_it_and_no_others() {
    thread();
    happened(shipped("LS-2", LINGYUN, LOT));
    long before = position;
    happened(
        declared(LOT, 3),
        problem(LOT, HENGYUE, "P-1"),
        problem(LOT, JIAXIN, "P-2"),
        recorded(
            LOT,
            new BatchCertified(
                LOT, new CertificateId(JIAXIN, "C-1"), Quantity.of(1), "PCE", Quantity.ZERO)));
    assertThat(found(HENGYUE)).containsExactly(before + 2, before + 3);
    assertThat(found(LINGYUN)).containsExactly(before + 3);
  }

  @Test
  void a_shipment_of_a_batch_that_nobody_reported_makes_it_held() {
    happened(shipped("LS-1", HENGYUE, LOT));
    assertThat(row(HENGYUE, LOT).declared()).isFalse();
    assertThat(row(HENGYUE, LOT).number()).isEqualTo("L-1");
    assertThat(row(JIAXIN, LOT).declared()).isFalse();
    assertThat(rows(LINGYUN)).isEmpty();
    happened(declared(LOT, 97));
    assertThat(row(HENGYUE, LOT).declared()).isTrue();
  }

  @Test
  void a_replaced_or_cancelled_shipment_no_longer_shows_a_batch() {
    var other = new BatchId(JIAXIN, "JX-1", "L-7");
    happened(declared(LOT, 97), declared(other, 5), shipped("LS-1", HENGYUE, LOT));
    var id = shipment("LS-1", HENGYUE);
    happened(recorded(id.stream(), new ShipmentReplaced(id, despatch(other), null)));
    assertThat(rows(HENGYUE)).extracting(BatchRow::number).containsExactly("L-7");
    happened(recorded(id.stream(), new ShipmentCancelled(id, null)));
    assertThat(rows(HENGYUE)).isEmpty();
    happened(recorded(id.stream(), new ShipmentAnnounced(id, despatch(LOT), null)));
    assertThat(rows(HENGYUE)).extracting(BatchRow::number).containsExactly("L-1");
  }

  /** Five levels of 20,000 batches; the asked one leads to a fifth of all. */
  @Test
  @Tag("long")
  void a_hundred_thousand_items_in_five_levels_take_at_most_three_times_a_bare_recursive_query() {
    db.admin()
        .sql(
            """
            insert into batch_input (stream, position, number, input, owner, quantity, unit)
            select 'Batch:JIAXIN:P' || level || ':' || n, level * 100000 + n, 1,
              'Batch:JIAXIN:P' || (level - 1) || ':' || case when level = 1 then n % 5 else n end, 'JIAXIN', 1, 'PCE'
            from generate_series(1, 5) level, generate_series(1, 20000) n
            """)
        .update();
    db.admin().sql("analyze batch_input").update();
    var root = new BatchId(JIAXIN, "P0", "3");
    List<Long> ours = new ArrayList<>();
    List<Long> bare = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long begun = System.nanoTime();
      assertThat(genealogy(JIAXIN, root, Direction.USE, 5, null).edges()).hasSize(20_000);
      ours.add(System.nanoTime() - begun);
      begun = System.nanoTime();
      assertThat(bare(root)).isEqualTo(20_000);
      bare.add(System.nanoTime() - begun);
    }
    long fastest = ours.stream().min(Long::compare).orElseThrow();
    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofSeconds(1));
    assertThat(fastest)
        .as("%s and bare %s", ours, bare)
        .isLessThan(3 * bare.stream().min(Long::compare).orElseThrow());
  }

  private int bare(BatchId root) {
    return requireNonNull(
        reads.inParty(
            PartyScope.viewer(JIAXIN),
            it ->
                it.sql(
                        """
                        with recursive walk as (
                          select e.*, 1 as step from batch_input e where e.input = :root
                          union all select e.*, w.step + 1 from walk w join batch_input e on e.input = w.stream where w.step < 5)
                        select input, stream, quantity, unit, position from walk
                        """)
                    .param("root", root.stream())
                    .query(
                        (row, _) ->
                            List.of(row.getString(1), row.getString(2), row.getBigDecimal(3)))
                    .list()
                    .size()));
  }

  /** The lot is reported first, so that an earlier moment knows nothing of the heat. */
  private void thread() {
    happened(
        declared(HEAT, 1_200),
        declared(ROUGH, 40),
        declared(LOT, 97),
        shipped("LS-1", HENGYUE, LOT),
        inputs(ROUGH, input(HEAT, 40)),
        inputs(LOT, input(ROUGH, 30)),
        recordedShipment(HONGZHU, JIAXIN, "HZ-LS-1", HEAT));
  }

  private String read(
      PartyCode reader, BatchId batch, Direction way, int depth, @Nullable Long at) {
    Genealogy it = genealogy(reader, batch, way, depth, at);
    return String.join(
        " | ",
        String.join(", ", it.streams().stream().map(GenealogyTest::number).toList()),
        String.join(
            ", ",
            it.edges().stream()
                .map(e -> number(e.from()) + ">" + number(e.to()) + " " + e.quantity())
                .toList()),
        String.join(", ", it.continues().stream().map(GenealogyTest::number).toList()));
  }

  private Genealogy genealogy(
      PartyCode reader, BatchId batch, Direction way, int depth, @Nullable Long at) {
    var scope = PartyScope.viewer(reader);
    return requireNonNull(
        reads.inParty(
            scope,
            it ->
                Genealogy.of(it, scope, new Moment(at), batch.stream(), way, depth, Set.of())
                    .orElseThrow()));
  }

  private static String number(String stream) {
    return BatchId.of(stream).number();
  }

  private List<BatchRow> rows(PartyCode reader) {
    var scope = PartyScope.viewer(reader);
    return requireNonNull(
        reads.inParty(
            scope,
            it -> BatchRow.BOARD.reads().list(it, scope, List.of(), List.of(), Moment.NOW, 100)));
  }

  private BatchRow row(PartyCode reader, BatchId batch) {
    return rows(reader).stream()
        .filter(it -> it.stream().equals(batch.stream()))
        .findFirst()
        .orElseThrow();
  }

  private List<Long> found(PartyCode reader) {
    var scope = PartyScope.viewer(reader);
    return requireNonNull(
        reads.inParty(
            scope, it -> FoundEvents.of(it, scope, LOT.stream(), List.of(BatchRow.BOARD))));
  }

  private long edges(PartyCode reader) {
    return edgesFor(PartyScope.viewer(reader));
  }

  private long edgesFor(PartyScope scope) {
    return requireNonNull(
        reads.inParty(
            scope, it -> it.sql("select count(*) from batch_input").query(Long.class).single()));
  }

  private void happened(Recorded... events) {
    List<Recorded> batch = Arrays.asList(events);
    transaction.executeWithoutResult(
        _ -> {
          BatchRow.BOARD.view().write(writer, batch);
          var inputs = batch.stream().filter(it -> it.payload() instanceof InputsConsumed).toList();
          if (!inputs.isEmpty()) new BatchInputs().write(writer, inputs);
        });
  }

  private Recorded declared(BatchId batch, long good) {
    return recorded(
        batch,
        new BatchDeclared(
            batch, Quantity.of(good), "PCE", "W#" + position, Quantity.of(good), null));
  }

  private Recorded inputs(BatchId batch, BatchInput... inputs) {
    return recorded(batch, new InputsConsumed(batch, "W#1", List.of(inputs)));
  }

  private static BatchInput input(BatchId batch, long quantity) {
    return new BatchInput(batch, Quantity.of(quantity), "PCE");
  }

  private Recorded problem(BatchId batch, PartyCode by, String name) {
    return recorded(
        batch,
        new ProblemOpened(batch, new BatchProblem(by, name, Criticality.HIGH, "Crack", null)));
  }

  private Recorded shipped(String number, PartyCode buyer, BatchId batch) {
    return recordedShipment(batch.maker(), buyer, number, batch);
  }

  private Recorded recordedShipment(
      PartyCode supplier, PartyCode buyer, String number, BatchId batch) {
    var id = new ShipmentId(buyer, supplier, number, 2026);
    return recorded(id.stream(), new ShipmentAnnounced(id, despatch(batch), null));
  }

  private static ShipmentId shipment(String number, PartyCode buyer) {
    return new ShipmentId(buyer, JIAXIN, number, 2026);
  }

  private static Despatch despatch(BatchId batch) {
    var line =
        new DespatchLine(
            "HY-1",
            Quantity.of(10),
            "PCE",
            batch.number(),
            null,
            null,
            null,
            null,
            null,
            batch.part(),
            null);
    return new Despatch("JX1", "PLANT1", LocalDate.of(2026, 12, 1), null, List.of(line), List.of());
  }

  private Recorded recorded(BatchId batch, BatchEvent event) {
    return recorded(batch.stream(), event);
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
            new Provenance.Actor(JIAXIN, null, "test"),
            new Provenance.Source("request", null, null, "test"),
            Set.of(JIAXIN),
            "test",
            null));
  }
}
