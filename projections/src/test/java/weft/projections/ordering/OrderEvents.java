package weft.projections.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.promise.Promise;

/** Events of orders that are placed, answered, contradicted and cancelled in a mixed sequence. */
public final class OrderEvents {
  private static final PartyCode BUYER = new PartyCode("HENGYUE");
  private static final PartyCode SUPPLIER = new PartyCode("JIAXIN");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

  private final List<Recorded> recorded = new ArrayList<>();

  /** A random course of so many orders, each with up to five events. */
  static List<Recorded> course(long seed, int orders) {
    var random = new SplittableRandom(seed);
    var events = new OrderEvents();
    var length = new int[orders];
    for (int left = orders * 4; left > 0; left--) {
      int number = random.nextInt(orders);
      int sequence = length[number]++;
      if (sequence > 4) continue;
      var order = id(number);
      events.add(
          number,
          sequence,
          sequence == 0 && number % 10 == 0
              ? new OrderContradicted(
                  order, SUPPLIER, OrderContradicted.Kind.CANCELLED_UNKNOWN, null)
              : sequence == 0 || (sequence == 1 && number % 10 == 0)
                  ? placed(number, "Ring " + number, DUE)
                  : sequence == 4 ? new OrderCancelled(order, SUPPLIER) : answered(order));
    }
    return events.recorded;
  }

  /**
   * Events of placed orders, one of which cannot have a row, because PostgreSQL's days end in the
   * year 5874897.
   */
  public static List<Recorded> placedAfterAllDays(int orders, int bad) {
    var events = new OrderEvents();
    for (int number = 0; number < orders; number++)
      events.add(
          number, 0, placed(number, "Ring", number == bad ? LocalDate.of(6_000_000, 1, 1) : DUE));
    return events.recorded;
  }

  /** Events of placed orders, one of which is answered without being placed. */
  public static List<Recorded> answeredBeforePlaced(int orders, int bad) {
    var events = new OrderEvents();
    for (int number = 0; number < orders; number++)
      events.add(number, 0, number == bad ? answered(id(number)) : placed(number, "Ring", DUE));
    return events.recorded;
  }

  private static PurchaseOrderId id(int number) {
    return new PurchaseOrderId(BUYER, "45" + number);
  }

  private static OrderPlaced placed(int number, String description, LocalDate issued) {
    var wanted = new Promise(DUE.plusDays(number % 60), Quantity.of(40 + number));
    var lines = new ArrayList<Order.Line>();
    for (int line = 1; line <= 1 + number % 3; line++)
      lines.add(
          new Order.Line(
              "" + line,
              "HY-" + number,
              null,
              description,
              "PCE",
              wanted.quantity(),
              BigDecimal.TEN,
              List.of(wanted),
              7,
              null,
              null));
    return new OrderPlaced(
        id(number), SUPPLIER, new Order(SUPPLIER, "PLANT1", issued, "CNY", lines, null));
  }

  private static OrderAnswered answered(PurchaseOrderId order) {
    var answer = new LineAnswer("1", LineAnswer.Kind.ACCEPTED, List.of(), null);
    return new OrderAnswered(order, SUPPLIER, List.of(answer), null);
  }

  private void add(int number, int sequence, PurchaseOrderEvent event) {
    long position = recorded.size() + 1L;
    var provenance =
        new Provenance(
            new Provenance.Actor(BUYER, null, "test"),
            new Provenance.Source("request", null, null, "r-1"),
            Set.of(BUYER, SUPPLIER),
            "test",
            null);
    recorded.add(
        new Recorded(
            position,
            id(number).stream(),
            sequence,
            "event-" + position,
            Instant.EPOCH.plusSeconds(position),
            event,
            provenance));
  }
}
