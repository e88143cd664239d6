package weft.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.shipment.ShipmentWords.ANNOUNCED;
import static weft.shipment.ShipmentWords.ARRIVED;
import static weft.shipment.ShipmentWords.HENGYUE;
import static weft.shipment.ShipmentWords.SHIPMENT;
import static weft.shipment.ShipmentWords.came;
import static weft.shipment.ShipmentWords.receipt;
import static weft.shipment.ShipmentWords.received;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.stock.MovementKind;
import weft.stock.PartStock;
import weft.stock.Portion;
import weft.stock.StockCategory;
import weft.stock.StockCommand;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockEvent;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * Goods go to a site that the supplier calls PLANT1 and that its buyer calls P9 from some day on.
 */
class RenamedSiteTest {
  private static final String OLD = "PLANT1";
  private static final String CODE = "P9";

  private final Map<StockId, List<StockEvent>> past = new HashMap<>();
  private Shipment shipment = Shipment.NEW.evolve(ANNOUNCED);

  private static Instant at(int day, int hour) {
    return Instant.parse("2026-12-01T00:00:00Z").plusSeconds((day * 24L + hour) * 3_600);
  }

  private void happens(ShipmentEvent event, Instant at, String site) {
    var moved =
        new GoodsMoved(shipment, at, it -> it, _ -> site, it -> past.getOrDefault(it, List.of()));
    List<StockCommand> all = new ArrayList<>(moved.by(event));
    all.addAll(moved.backBy(event));
    shipment = shipment.evolve(event);
    all.forEach(this::happens);
  }

  private void happens(StockCommand command) {
    List<StockEvent> events = past.computeIfAbsent(command.stock(), _ -> new ArrayList<>());
    events.addAll(stock(command.stock()).decide(command));
  }

  private PartStock stock(StockId id) {
    PartStock stock = PartStock.NEW;
    for (StockEvent it : past.getOrDefault(id, List.of())) stock = stock.evolve(it);
    return stock;
  }

  private long stands(String site, String part, StockStatus status) {
    return stock(new StockId(HENGYUE, site, part))
        .holding(key(status))
        .map(it -> it.quantity().amount().longValueExact())
        .orElse(0L);
  }

  private static StockKey key(StockStatus status) {
    return new StockKey(HENGYUE, StockCategory.RAW, status, null, null);
  }

  private void isCounted(long quantity, Instant at) {
    happens(
        new CountStock(
            new StockId(HENGYUE, CODE, "A"),
            key(StockStatus.USABLE),
            Quantity.of(quantity),
            "PCE",
            at,
            null,
            null));
  }

  private static GoodsReturned returned(String number, int damaged, @Nullable String site) {
    var line = new GoodsReturn.Line(1, 1, Kind.DAMAGED, "A", null, Quantity.of(damaged), "PCE");
    return new GoodsReturned(SHIPMENT, new GoodsReturn(number, ARRIVED, List.of(line), null, site));
  }

  /** Receives 60 on the third day, of which 5 are damaged. */
  private void damagedUnderTheOldName() {
    happens(received(receipt("R1", came("A", 60, Kind.DAMAGED, 5)), false), at(2, 9), OLD);
  }

  @Test
  void what_was_received_under_the_old_name_is_there_no_more_once_the_site_has_a_code() {
    happens(received(receipt("R1", came("A", 60)), false), at(2, 9), OLD);
    happens(received(receipt("R2", came("A", 30), came("B", 5)), false), at(3, 9), OLD);
    happens(received(receipt("R3", came("A", 10)), false), at(4, 9), CODE);
    assertThat(stands(OLD, "A", StockStatus.USABLE)).isZero();
    assertThat(stands(OLD, "B", StockStatus.USABLE)).isZero();
    assertThat(stands(CODE, "A", StockStatus.USABLE)).isEqualTo(100);
    assertThat(stands(CODE, "B", StockStatus.USABLE)).isEqualTo(5);
    int told = past.get(new StockId(HENGYUE, CODE, "A")).size();
    assertThat(told).as("each receipt by itself").isEqualTo(3);
    happens(received(receipt("R4", came("B", 15)), true), at(5, 9), CODE);
    assertThat(stands(CODE, "A", StockStatus.USABLE)).isEqualTo(100);
    assertThat(stands(CODE, "B", StockStatus.USABLE)).isEqualTo(20);
    assertThat(past.get(new StockId(HENGYUE, CODE, "A")))
        .as("said again nothing is moved twice")
        .hasSize(told);
  }

  @Test
  void who_counted_by_the_code_the_same_day_has_counted_what_came_that_morning() {
    damagedUnderTheOldName();
    isCounted(55, at(2, 16));
    happens(returned("RET-1", 5, CODE), at(9, 9), CODE);
    assertThat(stands(CODE, "A", StockStatus.USABLE)).isEqualTo(55);
    assertThat(stands(CODE, "A", StockStatus.BLOCKED)).isZero();
    assertThat(stands(OLD, "A", StockStatus.BLOCKED)).isZero();
  }

  @Test
  void who_counted_between_two_receipts_has_counted_the_first_alone() {
    happens(received(receipt("R1", came("A", 60)), false), at(2, 9), OLD);
    happens(received(receipt("R2", came("A", 30)), false), at(4, 9), OLD);
    isCounted(60, at(3, 9));
    happens(received(receipt("R3", came("A", 10)), true), at(6, 9), CODE);
    assertThat(stands(CODE, "A", StockStatus.USABLE)).isEqualTo(100);
  }

  @Test
  void what_went_back_under_the_old_name_is_no_minus_there_and_does_not_come_to_the_code() {
    damagedUnderTheOldName();
    happens(returned("RET-1", 5, OLD), at(3, 9), OLD);
    happens(received(receipt("R2", came("A", 40)), true), at(4, 9), CODE);
    assertThat(stands(OLD, "A", StockStatus.USABLE)).isZero();
    assertThat(stands(OLD, "A", StockStatus.BLOCKED)).isZero();
    assertThat(stands(CODE, "A", StockStatus.USABLE)).isEqualTo(95);
    assertThat(stands(CODE, "A", StockStatus.BLOCKED)).isZero();
  }

  /**
   * Otherwise the hub would take it from a stock that never had it, and it would stay where it was
   * received.
   */
  @Test
  void what_goes_back_leaves_the_code_of_its_site_after_what_was_received_under_the_old_name() {
    happens(
        received(receipt("R1", came("A", 60, Kind.DAMAGED, 5), came("B", 20)), false),
        at(2, 9),
        OLD);
    happens(returned("RET-1", 5, CODE), at(3, 9), CODE);
    for (String part : List.of("A", "B"))
      for (StockStatus status : StockStatus.values())
        assertThat(stands(OLD, part, status)).isZero();
    assertThat(stands(CODE, "A", StockStatus.USABLE)).isEqualTo(55);
    assertThat(stands(CODE, "A", StockStatus.BLOCKED)).isZero();
    assertThat(stands(CODE, "B", StockStatus.USABLE)).isEqualTo(20);
  }

  /** Older releases stored no site with a return, although it left from one. */
  @Test
  void what_older_releases_sent_back_is_taken_from_where_it_left_once() {
    damagedUnderTheOldName();
    // The movements at that time: all receipts to the code at the moment of the return, which left
    // there.
    happens(book(OLD, at(3, 9)));
    happens(
        book(
            CODE,
            at(3, 9),
            new Portion(key(StockStatus.USABLE), Quantity.of(55), "PCE"),
            new Portion(key(StockStatus.BLOCKED), Quantity.of(5), "PCE")));
    GoodsReturned older = returned("RET-1", 5, null);
    happens(
        new MoveStock(
            new StockId(HENGYUE, CODE, "A"),
            MovementKind.RETURN,
            key(StockStatus.BLOCKED),
            null,
            null,
            Quantity.of(-5),
            "PCE",
            at(3, 9),
            null,
            "RET-1"));
    shipment = shipment.evolve(older);
    happens(received(receipt("R2", came("A", 40)), true), at(4, 9), CODE);
    assertThat(stands(OLD, "A", StockStatus.BLOCKED)).isZero();
    assertThat(stands(CODE, "A", StockStatus.BLOCKED)).isZero();
    assertThat(stands(CODE, "A", StockStatus.USABLE)).isEqualTo(95);
  }

  @Test
  void what_older_releases_sent_back_under_the_old_name_does_not_come_to_the_code() {
    damagedUnderTheOldName();
    happens(returned("RET-1", 5, null), at(3, 9), OLD);
    happens(received(receipt("R2", came("A", 40)), true), at(4, 9), CODE);
    assertThat(stands(OLD, "A", StockStatus.BLOCKED)).isZero();
    assertThat(stands(CODE, "A", StockStatus.BLOCKED)).isZero();
    assertThat(stands(CODE, "A", StockStatus.USABLE)).isEqualTo(95);
  }

  @Test
  void of_a_site_that_kept_its_name_no_stock_is_read() {
    damagedUnderTheOldName();
    var moved =
        new GoodsMoved(
            shipment,
            at(3, 9),
            it -> it,
            it -> it,
            it -> {
              throw new AssertionError(it);
            });
    assertThat(moved.by(returned("RET-1", 5, OLD))).isEmpty();
    assertThat(moved.by(received(receipt("R2", came("A", 40)), true))).hasSize(1);
  }

  private static BookDocument book(String site, Instant at, Portion... lines) {
    return new BookDocument(
        new StockId(HENGYUE, site, "A"),
        MovementKind.RECEIPT,
        SHIPMENT.stream(),
        SHIPMENT.number(),
        List.of(lines),
        at);
  }
}
