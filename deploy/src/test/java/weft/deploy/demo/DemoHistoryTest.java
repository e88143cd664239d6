package weft.deploy.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.context.Contexts;
import weft.database.Beside;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Inbox;
import weft.history.History;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.json.EventTypes;
import weft.json.StateType;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.ordering.OrderBoard;
import weft.projections.party.DirectoryView;
import weft.projections.scheduling.CallOffBoard;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.Received;
import weft.scheduling.release.ReleaseDelta;
import weft.shipment.Receipt;
import weft.shipment.ShipmentEvent.ShipmentReceived;

@Beside("own")
class DemoHistoryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static TestDatabase database;
  private static History history;
  private static DemoHistory demo;
  private static DemoDesk desk;
  private static Duration took;

  @BeforeAll
  static void plays_once() {
    database = TestDatabase.fresh();
    JdbcClient writer = JdbcClient.create(database.pools().writer());
    var directory = new DirectoryView(writer);
    history =
        History.on(database.pools())
            .events(EventTypes.ALL)
            .states(StateType.ALL)
            .view(new CallOffBoard())
            .view(new OrderBoard())
            .view(new InterchangeBoard())
            .view(directory)
            .open();
    new Desk(Contexts.TYPES, Contexts.FILING, history.streams(), history.events())
        .open(history.commands());
    history.start();
    var counter = new CommandGateway(history.commands());
    var reception =
        new Reception(
            new Inbox(writer),
            directory,
            new Translator(Meanings.BY_TYPE),
            history.streams(),
            counter,
            (_, _) -> {},
            UUID::randomUUID);
    desk = new DemoDesk(reception, counter, history.streams());
    demo = new DemoHistory(reception, counter, history.streams(), history.positions(), TODAY);
    long start = System.nanoTime();
    assertThat(demo.play()).isTrue();
    took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(history.positions().awaitSettled(history.positions().head(), Duration.ofSeconds(20)))
        .isTrue();
  }

  @AfterAll
  static void closes() {
    history.close();
    database.close();
  }

  /** Some seconds where it is alone; the other tests run beside it. */
  @Test
  void the_whole_history_plays_in_under_a_minute() {
    assertThat(took).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void playing_it_again_adds_nothing() {
    long head = history.positions().head();
    assertThat(demo.play()).isFalse();
    assertThat(history.positions().head()).isEqualTo(head);
  }

  @Test
  void a_play_broken_off_may_take_every_step_again() {
    long head = history.positions().head();
    demo.play(LocalDate.of(2026, 11, 23));
    assertThat(history.positions().head()).isEqualTo(head);
  }

  @Test
  void interchanges_end_as_designed() {
    var outcomes =
        events(InterchangeConcluded.class).stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.outcome().name(), TreeMap::new, Collectors.counting()));
    // 18 releases, 33 orders and cancellations, late, CONTRL, four documents
    assertThat(outcomes)
        .isEqualTo(
            Map.of("ACCEPTED", 57L, "CONTRADICTED", 1L, "HELD", 1L, "PARTLY", 1L, "REJECTED", 1L));
    assertThat(results("HENGYUE", "DHH-AGAIN"))
        .extracting(MessageResult::outcome)
        .containsExactly(MessageResult.Outcome.CONTRADICTED);
    assertThat(results("HENGYUE", "OHJ-MIXED"))
        .extracting(MessageResult::outcome)
        .containsExactly(MessageResult.Outcome.APPLIED, MessageResult.Outcome.REJECTED);
  }

  @Test
  void no_clean_message_has_a_fault() {
    assertThat(
            events(MessageConcluded.class).stream()
                .filter(it -> it.result().outcome() == MessageResult.Outcome.APPLIED)
                .flatMap(it -> it.result().faults().stream()))
        .as("but that the late release says so of each of its three parts")
        .hasSize(3)
        .extracting(it -> it.code())
        .containsOnly(FaultCode.RELEASE_LATE);
  }

  @Test
  void releases_move_raise_cut_drop_and_are_consumed_by_receipts() {
    var parts = DemoPart.of(new Partnership(HENGYUE, JIAXIN));
    assertThat(kinds(parts.get(0), 2)).contains(LineDelta.Kind.MOVED);
    assertThat(kinds(parts.get(1), 1)).contains(LineDelta.Kind.LESS);
    assertThat(kinds(parts.get(1), 2)).contains(LineDelta.Kind.MORE);
    assertThat(kinds(parts.get(2), 2)).contains(LineDelta.Kind.CONSUMED, LineDelta.Kind.REMOVED);
  }

  @Test
  void every_partnership_has_three_releases_of_three_parts() {
    for (DemoPart part : DemoPart.ALL) assertThat(forecasts(part)).hasSize(3);
    assertThat(DemoPart.ALL).hasSize(3 * DemoNetwork.PARTNERSHIPS.size());
  }

  @Test
  void the_supplier_reads_what_the_buyer_meant() {
    var monday = forecasts(DemoPart.ALL.getFirst()).get(2).lines().getFirst().due().minusDays(1);
    for (Partnership partnership : DemoNetwork.PARTNERSHIPS)
      for (var item : DemoHistory.text(partnership, 3, "0050", monday).items())
        assertThat(forecasts(item.part()).get(2).total()).isEqualTo(item.forecast().total());
  }

  @Test
  void a_release_names_what_was_received_last_before_it_and_how_much_of_that_was_good() {
    List<ShipmentReceived> receipts = events("Shipment", ShipmentReceived.class);
    for (DemoPart part : DemoPart.ALL)
      for (Forecast it : forecasts(part).subList(1, DemoPlan.RELEASES)) {
        LocalDate issued = requireNonNull(it.release().issued()).toLocalDate();
        ShipmentReceived last =
            receipts.stream()
                .filter(one -> one.shipment().partnership().equals(part.schedule().partnership()))
                .filter(one -> one.receipt().received().isBefore(issued))
                .filter(one -> !good(one, part).equals(Quantity.ZERO))
                .max(Comparator.comparing(one -> one.receipt().received()))
                .orElseThrow();
        Received said = it.received();
        assertThat(said.lastReference()).as(part.number()).isEqualTo(last.shipment().number());
        assertThat(said.lastDate()).as(part.number()).isEqualTo(last.receipt().received());
        assertThat(said.lastQuantity()).as(part.number()).isEqualTo(good(last, part));
      }
  }

  private static Quantity good(ShipmentReceived it, DemoPart part) {
    Quantity good = Quantity.ZERO;
    for (Receipt.Line line : it.receipt().lines())
      if (line.part().equals(part.number())) {
        good = good.plus(line.quantity());
        if (line.difference() != null) good = good.minus(line.difference().quantity());
      }
    return good;
  }

  @Test
  void a_late_release_is_kept_and_changes_nothing() {
    var part = DemoPart.of(new Partnership(HENGYUE, JIAXIN)).getFirst();
    assertThat(types(part))
        .containsExactly(
            "ForecastReleased",
            "ForecastReleased",
            "CallOffsCommitted",
            "ForecastReleased",
            "CallOffsCommitted",
            "LateReleaseRecorded");
  }

  @Test
  void suppliers_promise_late_and_short() {
    var parts = DemoPart.of(new Partnership(HENGYUE, HONGZHU));
    assertThat(types(parts.get(1))).contains("ShortfallAnnounced", "ReleaseContradicted");
    assertThat(types(parts.get(2))).contains("ShortfallAnnounced", "ReleaseContradicted");
  }

  /** On this Monday nothing of the week can be overdue yet. */
  @Test
  void something_is_overdue_on_the_first_day_of_the_week_too() {
    Forecast last = forecasts(DemoPart.of(new Partnership(HENGYUE, JIAXIN)).get(1)).getLast();
    var overdue = last.lines().getFirst();
    LocalDate monday = requireNonNull(last.release().issued()).toLocalDate();
    assertThat(overdue.due()).isEqualTo(monday.minusDays(4));
    assertThat(overdue.firmness().isFirm()).isTrue();
    assertThat(overdue.quantity().isPositive()).isTrue();
  }

  private static List<LineDelta.Kind> kinds(DemoPart part, int index) {
    var all = forecasts(part);
    return ReleaseDelta.between(all.get(index - 1), all.get(index)).stream()
        .map(LineDelta::kind)
        .toList();
  }

  private static List<Forecast> forecasts(DemoPart part) {
    return desk.history(part.schedule().stream()).stream()
        .filter(ForecastReleased.class::isInstance)
        .map(it -> ((ForecastReleased) it).forecast())
        .toList();
  }

  private static List<String> types(DemoPart part) {
    return desk.history(part.schedule().stream()).stream()
        .map(it -> it.getClass().getSimpleName())
        .toList();
  }

  private static List<MessageResult> results(String sender, String reference) {
    return desk.history(new InterchangeKey(sender, "WEFT", reference).stream()).stream()
        .filter(MessageConcluded.class::isInstance)
        .map(it -> ((MessageConcluded) it).result())
        .toList();
  }

  private static <T> List<T> events(Class<T> type) {
    return events("Interchange", type);
  }

  private static <T> List<T> events(String context, Class<T> type) {
    List<String> streams =
        database
            .admin()
            .sql("select distinct stream from weft.domain_event where starts_with(stream, ?)")
            .param(context + ":")
            .query((row, _) -> row.getString("stream"))
            .list();
    return history.streams().read(streams).values().stream()
        .flatMap(List::stream)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
