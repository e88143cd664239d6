package weft.picking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Refused;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.picking.PickingCommand.ClosePicking;
import weft.picking.PickingCommand.OpenPicking;
import weft.picking.PickingCommand.ScanPicking;
import weft.picking.PickingEvent.PickingClosed;
import weft.picking.PickingEvent.PickingOpened;
import weft.picking.PickingEvent.PickingScanned;
import weft.picking.PickingEvent.WrongGoodsScanned;
import weft.picking.PickingRefusal.BeyondPickingLine;
import weft.picking.PickingRefusal.NoSuchPicking;
import weft.picking.PickingRefusal.NoSuchPickingLine;
import weft.picking.PickingRefusal.NothingScanned;
import weft.picking.PickingRefusal.NothingToPick;
import weft.picking.PickingRefusal.PickingExists;
import weft.picking.PickingRefusal.PickingIncomplete;
import weft.picking.PickingRefusal.PickingIsClosed;
import weft.picking.PickingRefusal.ScannedInTheFuture;
import weft.picking.PickingRefusal.TooManyScans;

/** A picking counts right goods until its lines are complete, and only records wrong ones. */
class PickingTest {
  private static final PickingId PICKING = new PickingId(new PartyCode("JIAXIN"), "JX1", "PK-1");
  private static final PersonCode PICKER = new PersonCode("P-0004");
  private static final Instant NOW = Instant.parse("2031-03-03T02:00:00Z");
  private static final PickingLine BOLTS =
      new PickingLine("JX-200", Quantity.of(10), "PCE", null, "A-01");
  private static final PickingLine HOUSING =
      new PickingLine("JX-930", Quantity.of(4), "PCE", "B-2311-1", null);

  @Test
  void right_goods_count_until_the_line_is_complete() {
    given(opened())
        .when(scan(1, "JX-200", 6))
        .then(scanned(1, "JX-200", 6, false))
        .when(scan(1, "JX-200", 5))
        .thenRefused(new BeyondPickingLine(1, Quantity.of(4), "PCE"))
        .when(scan(1, "PJX-200", 4))
        .then(scanned(1, "PJX-200", 4, true));
  }

  @Test
  void wrong_goods_are_recorded_with_what_was_expected_and_count_nothing() {
    given(opened())
        .when(scan(1, "JX-201", 10))
        .then(wrong(1, "JX-200", "JX-201", 10))
        .when(scan(1, "JX-200", 10))
        .then(scanned(1, "JX-200", 10, true));
  }

  @Test
  void a_line_with_a_batch_needs_that_batch_and_its_part() {
    String other = "PJX-999\u001d1TB-2311-1";
    String label = "PJX-930\u001dQ4\u001d1TB-2311-1";
    given(opened())
        .when(scan(2, "JX-930", 4))
        .then(wrong(2, "B-2311-1", "JX-930", 4))
        .when(scan(2, "B-2311-2", 4))
        .then(wrong(2, "B-2311-1", "B-2311-2", 4))
        .when(scan(2, other, 4))
        .then(wrong(2, "B-2311-1", other, 4))
        .when(scan(2, "B-2311-1", 1))
        .then(scanned(2, "B-2311-1", 1, false))
        .when(scan(2, label, 3))
        .then(scanned(2, label, 3, true));
  }

  @Test
  void what_can_not_be_is_refused() {
    given()
        .when(scan(1, "JX-200", 1))
        .thenRefused(new NoSuchPicking())
        .when(close(null))
        .thenRefused(new NoSuchPicking())
        .when(new OpenPicking(PICKING, null, List.of(), null))
        .thenRefused(new NothingToPick());
    given(opened())
        .when(new OpenPicking(PICKING, null, List.of(BOLTS), null))
        .thenRefused(new PickingExists("PK-1"))
        .when(scan(3, "JX-200", 1))
        .thenRefused(new NoSuchPickingLine(3, 2))
        .when(scan(0, "JX-200", 1))
        .thenRefused(new NoSuchPickingLine(0, 2))
        .when(scan(1, "JX-200", 0))
        .thenRefused(new NothingScanned())
        .when(at(NOW.plusSeconds(301)))
        .thenRefused(new ScannedInTheFuture(NOW.plusSeconds(301)));
  }

  @Test
  void it_closes_with_a_reason_while_a_line_is_not_complete_and_then_takes_no_scan() {
    given(opened())
        .when(close(null))
        .thenRefused(new PickingIncomplete(2))
        .when(close("Truck leaves."))
        .then(new PickingClosed(PICKING, "Truck leaves.", PICKER))
        .when(close("Truck leaves."))
        .thenNothing()
        .when(scan(1, "JX-200", 1))
        .thenRefused(new PickingIsClosed());
    given(opened(), scanned(1, "JX-200", 10, true), scanned(2, "B-2311-1", 4, true))
        .when(close(null))
        .then(new PickingClosed(PICKING, null, PICKER));
  }

  @Test
  void its_scans_are_limited() {
    List<PickingEvent> full = new ArrayList<>(List.of(opened()));
    for (int i = 0; i < Picking.MOST_SCANS; i++) full.add(wrong(1, "JX-200", "JX-201", 1));
    Scenario.given(Picking.NEW, full)
        .when(scan(1, "JX-200", 1))
        .thenRefused(new TooManyScans(Picking.MOST_SCANS));
  }

  @Test
  void whatever_is_scanned_no_line_ever_has_more_than_it_asks_for() {
    var random = new Random(37);
    int refused = 0;
    for (int run = 0; run < 200; run++) {
      Picking picking = Picking.NEW.evolve(opened());
      List<Long> counted = new ArrayList<>(List.of(0L, 0L));
      for (int i = 0; i < 30; i++) {
        int line = 1 + random.nextInt(2);
        long quantity = 1 + random.nextInt(4);
        boolean right = random.nextInt(4) > 0;
        String code = right ? line == 1 ? "JX-200" : "B-2311-1" : "X";
        long all = line == 1 ? 10 : 4;
        try {
          for (PickingEvent it : picking.decide(scan(line, code, quantity)))
            picking = picking.evolve(it);
          if (right) counted.set(line - 1, counted.get(line - 1) + quantity);
        } catch (Refused e) {
          assertThat(right && counted.get(line - 1) + quantity > all).as(e.toString()).isTrue();
          refused++;
        }
        assertThat(picking.picked())
            .containsExactly(Quantity.of(counted.getFirst()), Quantity.of(counted.getLast()));
      }
    }
    assertThat(refused).isPositive();
  }

  private static PickingOpened opened() {
    return new PickingOpened(PICKING, null, List.of(BOLTS, HOUSING), PICKER);
  }

  private static ScanPicking scan(int line, String code, long quantity) {
    return new ScanPicking(PICKING, line, code, Quantity.of(quantity), PICKER, NOW, NOW);
  }

  private static ScanPicking at(Instant moment) {
    return new ScanPicking(PICKING, 1, "JX-200", Quantity.of(1), PICKER, moment, NOW);
  }

  private static ClosePicking close(@Nullable String reason) {
    return new ClosePicking(PICKING, reason, PICKER);
  }

  private static PickingScanned scanned(int line, String code, long quantity, boolean complete) {
    return new PickingScanned(PICKING, line, code, Quantity.of(quantity), complete, PICKER, NOW);
  }

  private static WrongGoodsScanned wrong(int line, String expected, String code, long quantity) {
    return new WrongGoodsScanned(PICKING, line, expected, code, Quantity.of(quantity), PICKER, NOW);
  }

  private static Scenario<PickingCommand, PickingEvent, Picking> given(PickingEvent... past) {
    return Scenario.given(Picking.NEW, List.of(past));
  }
}
