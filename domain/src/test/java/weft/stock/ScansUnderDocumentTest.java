package weft.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.stock.MovementKind.ISSUE;
import static weft.stock.StockWords.BATCH;
import static weft.stock.StockWords.GOODS;
import static weft.stock.StockWords.JIAXIN;
import static weft.stock.StockWords.STOCK;
import static weft.stock.StockWords.at;
import static weft.stock.StockWords.booked;
import static weft.stock.StockWords.counted;
import static weft.stock.StockWords.despatch;
import static weft.stock.StockWords.given;
import static weft.stock.StockWords.move;
import static weft.stock.StockWords.moved;
import static weft.stock.StockWords.portion;
import static weft.stock.StockWords.posting;
import static weft.stock.StockWords.scan;
import static weft.stock.StockWords.under;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import weft.SampleSize;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.ReverseMovement;
import weft.stock.StockEvent.MovementReversed;
import weft.stock.StockRefusal.BoxScannedAlready;
import weft.stock.StockRefusal.DocumentSaysOtherwise;

/** Scans box by box under the number of a delivery note, before and after it is sent. */
class ScansUnderDocumentTest {
  private static final StockKey OTHER_BATCH = StockKey.finished(JIAXIN, "B2");
  private static final StockEvent COUNTED = counted(1, 8, BATCH, 200);

  private static StockEvent box(long number, long quantity, long stands) {
    return moved(number, scan(9, BATCH, quantity, null), posting(BATCH, quantity, stands));
  }

  @Test
  void boxes_of_one_delivery_are_scanned_one_after_another_and_add_up() {
    given(COUNTED)
        .when(scan(9, BATCH, -30, null))
        .then(box(2, -30, 170))
        .when(scan(9, BATCH, -30, null))
        .then(box(3, -30, 140))
        .when(scan(9, BATCH, -25, null))
        .then(box(4, -25, 115));
  }

  @Test
  void a_box_that_has_a_number_is_scanned_once_under_a_document() {
    StockEvent first = moved(2, scan(9, BATCH, -30, "K1"), posting(BATCH, -30, 170));
    given(COUNTED, first)
        .when(scan(10, BATCH, -30, "K1"))
        .thenRefused(new BoxScannedAlready("LS-1", "K1"))
        .when(scan(10, BATCH, -30, "K2"))
        .then(moved(3, scan(10, BATCH, -30, "K2"), posting(BATCH, -30, 140)))
        .when(scan(11, BATCH, 30, "K1"))
        .then(moved(4, scan(11, BATCH, 30, "K1"), posting(BATCH, 30, 170)));
  }

  @Test
  void a_box_that_was_scanned_wrongly_is_reversed_and_can_be_scanned_again() {
    StockEvent wrong = moved(2, scan(9, BATCH, -30, "K1"), posting(BATCH, -30, 170));
    var reversed =
        new MovementReversed(
            STOCK, 3, 2, ISSUE, at(9), List.of(posting(BATCH, 30, 200)), "LS-1", "wrong box");
    given(COUNTED, wrong)
        .when(new ReverseMovement(STOCK, 2, "wrong box"))
        .then(reversed)
        .when(scan(10, BATCH, -30, "K1"))
        .then(moved(4, scan(10, BATCH, -30, "K1"), posting(BATCH, -30, 170)))
        .when(despatch(11, portion(BATCH, 30)))
        .then(booked(5, despatch(11, portion(BATCH, 30))));
  }

  @Test
  void the_shipment_moves_what_was_not_scanned_of_it_and_nothing_twice() {
    var boxes = new StockEvent[] {COUNTED, box(2, -30, 170), box(3, -30, 140), box(4, -30, 110)};
    BookDocument more = despatch(10, portion(GOODS, 100));
    given(boxes).when(more).then(booked(5, more, posting(BATCH, -10, 100)));
    for (long sent : new long[] {90, 80}) {
      BookDocument asked = despatch(10, portion(BATCH, sent));
      given(boxes).when(asked).then(booked(5, asked));
    }
  }

  @Test
  void once_the_shipment_is_sent_a_scan_of_its_goods_is_the_same_fact() {
    BookDocument sent = despatch(10, portion(BATCH, 60));
    given(COUNTED, box(2, -30, 170), booked(3, sent, posting(BATCH, -30, 140)))
        .when(scan(11, BATCH, -30, "K2"))
        .thenNothing()
        .when(scan(11, BATCH, -61, "K2"))
        .thenRefused(new DocumentSaysOtherwise("LS-1", Quantity.of(60), Quantity.of(61)));
  }

  @Test
  void what_was_scanned_of_another_batch_than_the_shipment_says_moves_once() {
    BookDocument sent = despatch(10, portion(BATCH, 30), portion(OTHER_BATCH, 20));
    StockEvent other = moved(3, scan(9, OTHER_BATCH, -50, null), posting(OTHER_BATCH, -50, 50));
    given(COUNTED, counted(2, 8, OTHER_BATCH, 100), other).when(sent).then(booked(4, sent));
    BookDocument more = despatch(10, portion(BATCH, 40), portion(OTHER_BATCH, 20));
    given(COUNTED, counted(2, 8, OTHER_BATCH, 100), other)
        .when(more)
        .then(booked(4, more, posting(BATCH, -10, 190)));
  }

  @Test
  void scans_of_a_shipment_that_was_cancelled_can_be_reversed() {
    BookDocument sent = despatch(10, portion(BATCH, 60));
    BookDocument cancelled = despatch(10);
    given(
            COUNTED,
            box(2, -30, 170),
            booked(3, sent, posting(BATCH, -30, 140)),
            booked(4, cancelled, posting(BATCH, 30, 170)))
        .when(new ReverseMovement(STOCK, 2, "not sent"))
        .then(
            new MovementReversed(
                STOCK, 5, 2, ISSUE, at(9), List.of(posting(BATCH, 30, 200)), "LS-1", "not sent"));
  }

  /**
   * The movement is separate: the hub does not match it with the withdrawn shipment's quantities.
   */
  @Test
  void a_movement_under_a_shipment_that_was_cancelled_is_one_of_its_own() {
    var reversed =
        new MovementReversed(
            STOCK, 5, 2, ISSUE, at(9), List.of(posting(BATCH, 40, 200)), "LS-1", "not sent");
    var movement = under("LS-1", ISSUE, 11, BATCH, -25);
    given(
            COUNTED,
            box(2, -40, 160),
            booked(3, despatch(10, portion(BATCH, 40))),
            booked(4, despatch(10)),
            reversed)
        .when(movement)
        .then(moved(6, movement, posting(BATCH, -25, 175)));
    given(
            COUNTED,
            booked(2, despatch(10, portion(BATCH, 40)), posting(BATCH, -40, 160)),
            booked(3, despatch(10), posting(BATCH, 40, 200)))
        .when(movement)
        .then(moved(4, movement, posting(BATCH, -25, 175)));
  }

  @Test
  void without_anything_that_tells_it_apart_a_scan_named_again_is_the_same_fact() {
    given(COUNTED, box(2, -30, 170)).when(under("LS-1", ISSUE, 9, BATCH, -30)).thenNothing();
  }

  @Test
  void boxes_count_however_much_was_scanned_since() {
    PartStock stock = PartStock.NEW.evolve(counted(1, 8, BATCH, 10_000));
    List<StockCommand> asked = new ArrayList<>();
    for (int i = 0; i < PartStock.MOST + 50; i++) asked.add(scan(9, BATCH, -1, "K" + i));
    for (int i = 0; i < PartStock.MOST; i++) asked.add(move(ISSUE, 9, BATCH, -1));
    for (StockCommand it : asked)
      for (StockEvent event : stock.decide(it)) stock = stock.evolve(event);
    assertThat(stock.documents()).hasSize(1);
    long boxes = PartStock.MOST + 50;
    BookDocument sent = despatch(10, portion(BATCH, boxes + 3));
    long stands = 10_000 - boxes - PartStock.MOST;
    StockEvent booked = booked(stock.events() + 1, sent, posting(BATCH, -3, stands - 3));
    assertThat(stock.decide(sent)).containsExactly(booked);
    stock = stock.evolve(booked);
    BookDocument less = despatch(10, portion(BATCH, boxes));
    assertThat(stock.decide(less))
        .containsExactly(booked(stock.events() + 1, less, posting(BATCH, 3, stands)));
  }

  @Test
  void a_document_that_says_more_moves_the_difference_however_much_moved_since() {
    PartStock stock = PartStock.NEW.evolve(counted(1, 8, BATCH, 10_000));
    stock = with(stock, scan(9, BATCH, -4, "K1"));
    stock = with(stock, despatch(10, portion(BATCH, 10)));
    for (int i = 0; i < 2 * PartStock.MOST; i++) stock = with(stock, move(ISSUE, 9, BATCH, -1));
    long stands = 10_000 - 10 - 2 * PartStock.MOST;
    assertThat(stock.decide(despatch(10, portion(BATCH, 10)))).isEmpty();
    BookDocument more = despatch(10, portion(BATCH, 15));
    StockEvent booked = booked(stock.events() + 1, more, posting(BATCH, -5, stands - 5));
    assertThat(stock.decide(more)).containsExactly(booked);
    stock = stock.evolve(booked);
    BookDocument none = despatch(10);
    assertThat(stock.decide(none))
        .containsExactly(booked(stock.events() + 1, none, posting(BATCH, 11, stands + 6)));
  }

  @Test
  void a_box_is_scanned_once_however_much_was_scanned_since() {
    PartStock stock = PartStock.NEW.evolve(counted(1, 8, BATCH, 10_000));
    int boxes = PartStock.MOST + 50;
    for (int i = 0; i < boxes; i++) stock = with(stock, scan(9, BATCH, -1, "K" + i));
    for (String box : List.of("K0", "K49", "K" + (boxes - 1))) {
      PartStock now = stock;
      assertThatThrownBy(() -> now.decide(scan(10, BATCH, -1, box)))
          .isInstanceOfSatisfying(
              Refused.class,
              it -> assertThat(it.refusal()).isEqualTo(new BoxScannedAlready("LS-1", box)));
    }
    assertThat(stock.decide(scan(10, BATCH, -1, "K" + boxes))).hasSize(1);
  }

  /** The state stays small where no document ever closes. */
  @Test
  void of_so_very_many_boxes_the_first_are_forgotten_and_their_goods_are_not() {
    PartStock stock = PartStock.NEW.evolve(counted(1, 8, BATCH, 100_000));
    int boxes = ForgottenBookings.BOXES + PartStock.MOST + 2;
    for (int i = 0; i < boxes; i++) stock = with(stock, scan(9, BATCH, -1, "K" + i));
    Booking sum = stock.documents().getFirst();
    assertThat(sum.labels()).hasSize(ForgottenBookings.BOXES).startsWith("K2").doesNotContain("K1");
    assertThat(sum.portions()).containsExactly(portion(BATCH, -(ForgottenBookings.BOXES + 2L)));
  }

  @Test
  void in_any_order_there_leaves_what_was_scanned_or_sent_whichever_is_more() {
    for (int seed = 0; seed < SampleSize.of(1_000); seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      PartStock stock = PartStock.NEW.evolve(counted(1, 8, BATCH, 1_000));
      stock = stock.evolve(counted(2, 8, OTHER_BATCH, 1_000));
      long scanned = 0;
      int boxes = random.nextInt(6);
      for (int i = 0; i < boxes; i++) {
        long quantity = 1 + random.nextInt(40);
        StockKey key = random.nextBoolean() ? BATCH : OTHER_BATCH;
        stock = with(stock, scan(9, key, -quantity, null));
        if (random.nextInt(4) == 0) {
          stock = with(stock, new ReverseMovement(STOCK, stock.events(), "wrong"));
          continue;
        }
        scanned += quantity;
      }
      long sent = 0;
      for (int i = 0; i < 3; i++) { // stated again each time
        long one = 1 + random.nextInt(80);
        long other = 1 + random.nextInt(80);
        sent = one + other;
        stock =
            with(
                stock,
                despatch(
                    10,
                    portion(random.nextBoolean() ? GOODS : BATCH, one),
                    portion(OTHER_BATCH, other)));
      }
      assertThat(2_000 - all(stock)).as("seed %d", seed).isEqualTo(Math.max(scanned, sent));
    }
  }

  private static PartStock with(PartStock stock, StockCommand asked) {
    PartStock after = stock;
    for (StockEvent it : stock.decide(asked)) after = after.evolve(it);
    return after;
  }

  private static long all(PartStock stock) {
    return stock.holdings().stream().mapToLong(it -> it.quantity().amount().longValueExact()).sum();
  }
}
