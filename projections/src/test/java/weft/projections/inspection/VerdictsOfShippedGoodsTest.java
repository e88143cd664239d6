package weft.projections.inspection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.inspection.Conformity;
import weft.inspection.InspectedGoods;
import weft.inspection.InspectionEvent.InspectionBegun;
import weft.inspection.InspectionEvent.InspectionDecided;
import weft.inspection.InspectionId;
import weft.inspection.Stage;
import weft.inspection.sampling.SamplingPlans;
import weft.inspection.sampling.Strictness;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.PersonCode;
import weft.projections.rows.Moment;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;

/** The customer of a shipment reads the verdicts of all inspections of its batches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerdictsOfShippedGoodsTest {
  private static final PartyCode OWNER = new PartyCode("JIAXIN");
  private static final PartyCode BUYER = new PartyCode("HENGYUE");
  private static final PartyCode OTHER = new PartyCode("LINGYUN");
  private static final PersonCode PERSON = new PersonCode("P-0008");

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
        .sql("truncate inspections, inspections_past, inspections_reader, inspections_event")
        .update();
    position = 0;
  }

  private Recorded begun(String number, String batch) {
    var id = new InspectionId(OWNER, number);
    return recorded(
        id.stream(),
        new InspectionBegun(
            id,
            goods(batch),
            1,
            SamplingPlans.EDITION,
            Strictness.NORMAL,
            Quantity.of(30),
            "PCE",
            null,
            List.of(),
            PERSON));
  }

  private Recorded passed(String number, String batch) {
    var id = new InspectionId(OWNER, number);
    return recorded(
        id.stream(),
        new InspectionDecided(id, goods(batch), Conformity.PASSED, Quantity.of(30), PERSON));
  }

  private static InspectedGoods goods(String batch) {
    return new InspectedGoods("JX-1", Stage.FINAL, batch);
  }

  private static ShipmentId shipment(PartyCode buyer, String number) {
    return new ShipmentId(buyer, OWNER, number, 2026);
  }

  private static Despatch despatch(String... batches) {
    var lines = new ArrayList<DespatchLine>();
    for (String batch : batches)
      lines.add(
          new DespatchLine(
              "HY-1", Quantity.of(1), "PCE", batch, null, null, null, null, null, "JX-1", null));
    return new Despatch(null, null, null, null, lines, List.of());
  }

  private Recorded announced(PartyCode buyer, String number, String... batches) {
    var id = shipment(buyer, number);
    return recorded(id.stream(), new ShipmentAnnounced(id, despatch(batches), null));
  }

  private Recorded replaced(PartyCode buyer, String number, String... batches) {
    var id = shipment(buyer, number);
    return recorded(id.stream(), new ShipmentReplaced(id, despatch(batches), null));
  }

  private Recorded cancelled(PartyCode buyer, String number) {
    var id = shipment(buyer, number);
    return recorded(id.stream(), new ShipmentCancelled(id, null));
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
            new Provenance.Actor(OWNER, null, "test"),
            new Provenance.Source("request", null, null, "test"),
            Set.of(OWNER),
            "test",
            null));
  }

  private void happened(Recorded... events) {
    transaction.executeWithoutResult(
        _ -> InspectionRow.BOARD.view().write(writer, Arrays.asList(events)));
  }

  private List<String> read(PartyCode party, @Nullable Long at) {
    var scope = PartyScope.viewer(party);
    return requireNonNull(
            reads.inParty(
                scope,
                it ->
                    InspectionRow.BOARD
                        .reads()
                        .list(it, scope, List.of(), List.of(), new Moment(at), 10)))
        .stream()
        .map(it -> it.number() + " " + it.state() + " " + it.lot())
        .toList();
  }

  @Test
  void all_inspections_of_a_shipped_batch_are_shown_and_none_of_another() {
    happened(begun("Q-1", "B-1"), begun("Q-2", "B-2"), announced(BUYER, "S-1", "B-1"));
    happened(passed("Q-1", "B-1"), begun("Q-3", "B-1"));
    assertThat(read(BUYER, null)).containsExactly("Q-1 PASSED null", "Q-3 OPEN null");
    assertThat(read(BUYER, 3L)).containsExactly("Q-1 OPEN null");
    assertThat(read(BUYER, 2L)).as("before the shipment").isEmpty();
    assertThat(read(OTHER, null)).isEmpty();
    assertThat(read(OWNER, null)).hasSize(3).allMatch(it -> it.endsWith(" 30"));
  }

  @Test
  void a_replaced_shipment_shows_what_it_names_then_and_a_cancelled_one_nothing() {
    happened(begun("Q-1", "B-1"), begun("Q-2", "B-2"), announced(BUYER, "S-1", "B-1"));
    happened(replaced(BUYER, "S-1", "B-2"));
    assertThat(read(BUYER, null)).containsExactly("Q-2 OPEN null");
    assertThat(read(BUYER, 3L)).as("as it was").containsExactly("Q-1 OPEN null");
    happened(cancelled(BUYER, "S-1"), passed("Q-2", "B-2"));
    assertThat(read(BUYER, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void the_size_of_batches_makes_no_difference(int size) {
    var events =
        List.of(
            announced(BUYER, "S-1", "B-1", "B-2"),
            begun("Q-1", "B-1"),
            announced(OTHER, "S-2", "B-1"),
            begun("Q-2", "B-1"),
            passed("Q-1", "B-1"),
            replaced(BUYER, "S-1", "B-2"),
            begun("Q-3", "B-2"),
            cancelled(OTHER, "S-2"),
            passed("Q-2", "B-1"),
            announced(OTHER, "S-3", "B-1"));
    for (int i = 0; i < events.size(); i += size)
      happened(events.subList(i, Math.min(events.size(), i + size)).toArray(Recorded[]::new));
    assertThat(read(BUYER, null)).containsExactly("Q-3 OPEN null");
    assertThat(read(BUYER, 5L)).containsExactly("Q-1 PASSED null", "Q-2 OPEN null");
    assertThat(read(OTHER, null)).containsExactly("Q-1 PASSED null", "Q-2 PASSED null");
    assertThat(read(OTHER, 8L)).isEmpty();
    assertThat(read(OTHER, 3L)).containsExactly("Q-1 OPEN null");
  }
}
