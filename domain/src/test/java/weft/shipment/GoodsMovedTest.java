package weft.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.shipment.ShipmentWords.ANNOUNCED;
import static weft.shipment.ShipmentWords.HENGYUE;
import static weft.shipment.ShipmentWords.JIAXIN;
import static weft.shipment.ShipmentWords.SHIPMENT;
import static weft.shipment.ShipmentWords.came;
import static weft.shipment.ShipmentWords.line;
import static weft.shipment.ShipmentWords.receipt;
import static weft.shipment.ShipmentWords.received;
import static weft.shipment.ShipmentWords.sent;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.stock.MovementKind;
import weft.stock.Portion;
import weft.stock.StockCategory;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/** A shipment updates the stock of both sides. */
class GoodsMovedTest {
  private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

  private static final Shipment SENT = Shipment.NEW.evolve(ANNOUNCED);

  @Test
  void announced_it_issues_each_part_at_the_supplier_s_site_under_the_supplier_s_number() {
    assertThat(
            new GoodsMoved(Shipment.NEW, AT, it -> "JX-" + it, it -> it, _ -> List.of())
                .by(ANNOUNCED))
        .containsExactly(issue("JX-A", goods(100)), issue("JX-B", goods(20)));
  }

  @Test
  void replaced_it_says_anew_what_it_issues_and_cancelled_that_it_issues_nothing() {
    var replaced = new ShipmentReplaced(SHIPMENT, sent(line("A", 90), line("C", 1)), null);
    assertThat(told(SENT, replaced))
        .containsExactly(issue("A", goods(90)), issue("B"), issue("C", goods(1)));
    assertThat(told(SENT, new ShipmentCancelled(SHIPMENT, null)))
        .containsExactly(issue("A"), issue("B"));
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
  void of_a_site_that_is_not_named_nothing_moves() {
    var nowhere = new Despatch(null, null, null, null, List.of(line("A", 5)), List.of());
    var announced = new ShipmentEvent.ShipmentAnnounced(SHIPMENT, nowhere, null);
    assertThat(told(Shipment.NEW, announced)).isEmpty();
    assertThat(told(Shipment.NEW.evolve(announced), received(receipt("R", came("A", 5)), true)))
        .isEmpty();
  }

  private static List<BookDocument> told(Shipment before, ShipmentEvent event) {
    return new GoodsMoved(before, AT, it -> it, it -> it, _ -> List.of()).by(event);
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
