package weft.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.shipment.ShipmentWords.ANNOUNCED;
import static weft.shipment.ShipmentWords.ARRIVED;
import static weft.shipment.ShipmentWords.HENGYUE;
import static weft.shipment.ShipmentWords.JIAXIN;
import static weft.shipment.ShipmentWords.SHIPMENT;
import static weft.shipment.ShipmentWords.came;
import static weft.shipment.ShipmentWords.line;
import static weft.shipment.ShipmentWords.receipt;
import static weft.shipment.ShipmentWords.received;
import static weft.shipment.ShipmentWords.sent;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.stock.Holding;
import weft.stock.MovementKind;
import weft.stock.PartStock;
import weft.stock.Portion;
import weft.stock.StockCategory;
import weft.stock.StockCommand;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockEvent;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/** What a shipment tells the stock of both sides. */
class GoodsMovedTest {
  private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

  /** The end of the day on which goods arrived, and some hours on. */
  private static final Instant ENDED = ARRIVED.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

  private static final Instant LATER = ENDED.plusSeconds(7_200);

  private static final Shipment SENT = Shipment.NEW.evolve(ANNOUNCED);

  @Test
  void announced_it_issues_each_part_at_the_supplier_s_site_under_the_supplier_s_number() {
    assertThat(new GoodsMoved(Shipment.NEW, AT, it -> "JX-" + it, it -> it).by(ANNOUNCED))
        .containsExactly(issue("JX-A", goods(100)), issue("JX-B", goods(20)));
  }

  @Test
  void replaced_it_says_anew_what_it_issues_and_cancelled_that_it_issues_nothing() {
    var replaced = new ShipmentReplaced(SHIPMENT, sent(line("A", 90), line("C", 1)));
    assertThat(told(SENT, replaced))
        .containsExactly(issue("A", goods(90)), issue("B"), issue("C", goods(1)));
    assertThat(told(SENT, new ShipmentCancelled(SHIPMENT))).containsExactly(issue("A"), issue("B"));
  }

  @Test
  void received_it_adds_all_that_came_so_far_and_blocks_what_is_not_right() {
    Receipt first = receipt("R1", came("A", 60, Kind.DAMAGED, 5));
    Receipt second = receipt("R2", came("A", 40), came("C", 3, Kind.WRONG_PART, 3));
    Shipment before = SENT.evolve(received(first, false));
    assertThat(told(before, received(second, false)))
        .containsExactly(
            adds(
                "A",
                arrived(HENGYUE, StockStatus.USABLE, 55),
                arrived(HENGYUE, StockStatus.BLOCKED, 5),
                arrived(HENGYUE, StockStatus.USABLE, 40)),
            adds("C", arrived(JIAXIN, StockStatus.BLOCKED, 3)));
  }

  @Test
  void what_was_received_under_the_old_name_of_its_site_is_there_no_more_once_it_has_a_code() {
    Receipt first = receipt("R1", came("A", 60));
    var told =
        new GoodsMoved(SENT.evolve(received(first, false)), LATER, it -> it, _ -> "P9")
            .by(received(receipt("R2", came("A", 40)), true));
    assertThat(told)
        .containsExactly(
            new BookDocument(
                new StockId(HENGYUE, "PLANT1", "A"),
                MovementKind.RECEIPT,
                SHIPMENT.stream(),
                SHIPMENT.number(),
                List.of(),
                LATER),
            atCode(ENDED, arrived(HENGYUE, StockStatus.USABLE, 60)),
            atCode(
                LATER,
                arrived(HENGYUE, StockStatus.USABLE, 60),
                arrived(HENGYUE, StockStatus.USABLE, 40)));
  }

  private static BookDocument atCode(Instant at, Portion... lines) {
    return new BookDocument(
        new StockId(HENGYUE, "P9", "A"),
        MovementKind.RECEIPT,
        SHIPMENT.stream(),
        SHIPMENT.number(),
        List.of(lines),
        at);
  }

  @Test
  void what_went_back_under_the_old_name_is_no_minus_there_and_does_not_come_to_the_code() {
    Map<StockId, PartStock> stocks = new HashMap<>();
    Shipment before = returnedUnderTheOldName(stocks);
    var second = received(receipt("R2", came("A", 40)), true);
    for (BookDocument it : new GoodsMoved(before, LATER, it -> it, _ -> "P9").by(second))
      happens(stocks, it);
    assertThat(stocks.get(new StockId(HENGYUE, "PLANT1", "A")).holdings())
        .extracting(Holding::quantity)
        .allMatch(it -> it.compareTo(Quantity.ZERO) == 0);
    PartStock now = stocks.get(new StockId(HENGYUE, "P9", "A"));
    assertThat(stands(now, StockStatus.USABLE)).isEqualTo(Quantity.of(95));
    assertThat(
            now.holding(new StockKey(HENGYUE, StockCategory.RAW, StockStatus.BLOCKED, null, null)))
        .isEmpty();
    Shipment after = before.evolve(second);
    for (BookDocument it :
        new GoodsMoved(after, LATER.plusSeconds(9), it -> it, _ -> "P9")
            .by(received(receipt("R3", came("A", 1)), true))) happens(stocks, it);
    assertThat(stands(stocks.get(new StockId(HENGYUE, "P9", "A")), StockStatus.USABLE))
        .as("said again nothing is moved twice")
        .isEqualTo(Quantity.of(96));
  }

  @Test
  void who_counted_the_site_by_its_code_since_has_counted_what_came_under_the_old_name() {
    Map<StockId, PartStock> stocks = new HashMap<>();
    Shipment before = returnedUnderTheOldName(stocks);
    var code = new StockId(HENGYUE, "P9", "A");
    var key = new StockKey(HENGYUE, StockCategory.RAW, StockStatus.USABLE, null, null);
    happens(
        stocks,
        new CountStock(code, key, Quantity.of(55), "PCE", ENDED.plusSeconds(60), null, null));
    for (BookDocument it :
        new GoodsMoved(before, LATER, it -> it, _ -> "P9")
            .by(received(receipt("R2", came("A", 40)), true))) happens(stocks, it);
    assertThat(stands(stocks.get(code), StockStatus.USABLE)).isEqualTo(Quantity.of(95));
  }

  /** 60 came of which 5 were damaged, and these went back. */
  private static Shipment returnedUnderTheOldName(Map<StockId, PartStock> stocks) {
    var first = received(receipt("R1", came("A", 60, Kind.DAMAGED, 5)), false);
    for (BookDocument it : told(SENT, first)) happens(stocks, it);
    Shipment received = SENT.evolve(first);
    var damaged = new GoodsReturn.Line(1, 1, Kind.DAMAGED, "A", null, Quantity.of(5), "PCE");
    var returned =
        new GoodsReturned(
            SHIPMENT, new GoodsReturn("RET-1", ARRIVED, List.of(damaged), null, null));
    var moved = new GoodsMoved(received, AT, it -> it, it -> it);
    assertThat(moved.by(returned)).isEmpty();
    for (StockCommand it : moved.backBy(returned)) happens(stocks, it);
    return received.evolve(returned);
  }

  /** Else it would be taken from a stock that never had it, and stay where it was received. */
  @Test
  void what_goes_back_leaves_the_code_of_its_site_after_what_was_received_under_the_old_name() {
    Receipt came = receipt("R1", came("A", 60, Kind.DAMAGED, 5), came("B", 20));
    var damaged = new GoodsReturn.Line(1, 1, Kind.DAMAGED, "A", null, Quantity.of(5), "PCE");
    var returned =
        new GoodsReturned(
            SHIPMENT, new GoodsReturn("RET-1", ARRIVED, List.of(damaged), null, "P9"));
    Shipment before = SENT.evolve(received(came, false));
    var moved = new GoodsMoved(before, AT, it -> it, _ -> "P9");
    List<StockCommand> all = new ArrayList<>(moved.by(returned));
    all.addAll(moved.backBy(returned));
    Map<StockId, PartStock> stocks = new HashMap<>();
    for (BookDocument it : told(SENT, received(came, false))) happens(stocks, it);
    for (StockCommand it : all) happens(stocks, it);
    for (String part : List.of("A", "B"))
      assertThat(stocks.get(new StockId(HENGYUE, "PLANT1", part)).holdings())
          .extracting(Holding::quantity)
          .allMatch(it -> it.compareTo(Quantity.ZERO) == 0);
    PartStock now = stocks.get(new StockId(HENGYUE, "P9", "A"));
    assertThat(stands(now, StockStatus.USABLE)).isEqualTo(Quantity.of(55));
    assertThat(stands(now, StockStatus.BLOCKED)).isEqualTo(Quantity.ZERO);
    assertThat(stands(stocks.get(new StockId(HENGYUE, "P9", "B")), StockStatus.USABLE))
        .isEqualTo(Quantity.of(20));
    assertThat(new GoodsMoved(before, AT, it -> it, it -> it).by(returned))
        .as("of a site that kept its name")
        .isEmpty();
  }

  private static void happens(Map<StockId, PartStock> stocks, StockCommand command) {
    PartStock stock = stocks.getOrDefault(command.stock(), PartStock.NEW);
    for (StockEvent it : stock.decide(command)) stock = stock.evolve(it);
    stocks.put(command.stock(), stock);
  }

  private static Quantity stands(PartStock stock, StockStatus status) {
    var key = new StockKey(HENGYUE, StockCategory.RAW, status, null, null);
    return stock.holding(key).orElseThrow().quantity();
  }

  @Test
  void of_a_site_that_is_not_named_nothing_moves() {
    var nowhere = new Despatch(null, null, null, null, List.of(line("A", 5)), List.of());
    var announced = new ShipmentEvent.ShipmentAnnounced(SHIPMENT, nowhere);
    assertThat(told(Shipment.NEW, announced)).isEmpty();
    assertThat(told(Shipment.NEW.evolve(announced), received(receipt("R", came("A", 5)), true)))
        .isEmpty();
  }

  private static List<BookDocument> told(Shipment before, ShipmentEvent event) {
    return new GoodsMoved(before, AT, it -> it, it -> it).by(event);
  }

  private static BookDocument issue(String part, Portion... lines) {
    return new BookDocument(
        new StockId(JIAXIN, "JX1", part),
        MovementKind.ISSUE,
        SHIPMENT.stream(),
        "LS-1",
        List.of(lines),
        AT);
  }

  private static Portion goods(long quantity) {
    return new Portion(StockKey.finished(JIAXIN, null), Quantity.of(quantity), "PCE");
  }

  private static BookDocument adds(String part, Portion... lines) {
    return new BookDocument(
        new StockId(HENGYUE, "PLANT1", part),
        MovementKind.RECEIPT,
        SHIPMENT.stream(),
        "LS-1",
        List.of(lines),
        AT);
  }

  private static Portion arrived(PartyCode owner, StockStatus status, long quantity) {
    return new Portion(
        new StockKey(owner, StockCategory.RAW, status, null, null), Quantity.of(quantity), "PCE");
  }
}
