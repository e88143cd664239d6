package weft.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** Streams like those of real partners, numbered from 0; the same number gives the same stream. */
final class ReplayedStreams {
  static final int LINES = 25;
  private static final PartyCode BUYER = new PartyCode("OEM-1");
  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

  private ReplayedStreams() {}

  /** A stream's id and its events. */
  record Happened(String stream, List<Object> events) {}

  /** Three events, each of which changes one row. */
  static Happened interchange(int number) {
    var id = "0193a1b2-0000-7000-8000-%012d".formatted(number);
    var key = new InterchangeKey(BUYER.value(), "WEFT", "R" + number);
    var result = new MessageResult("DELFOR", "D97A", "1", MessageResult.Outcome.APPLIED, List.of());
    return new Happened(
        key.stream(),
        List.of(
            new InterchangeReceived(
                id,
                key,
                "0".repeat(64),
                33_000,
                "https",
                BUYER,
                "UNOC:3",
                false,
                false,
                1,
                List.of(),
                null),
            new MessageConcluded(id, key, 1, result),
            new InterchangeConcluded(id, key, InterchangeOutcome.ACCEPTED)));
  }

  /** An order of one line and its answer: two events, each of which changes one row. */
  static Happened order(int number) {
    var id = new PurchaseOrderId(BUYER, "45" + number);
    var wanted = new Promise(FIRST.plusDays(number % 60), Quantity.of(40 + number % 100));
    var line =
        new Order.Line(
            "10",
            "HY-" + number % 997,
            null,
            "Ring",
            "PCE",
            wanted.quantity(),
            BigDecimal.TEN,
            List.of(wanted),
            7,
            null,
            null);
    var placed = new Order(supplier(number), "PLANT1", FIRST, "CNY", List.of(line), null);
    var answer = new LineAnswer("10", LineAnswer.Kind.ACCEPTED, List.of(), null);
    return new Happened(
        id.stream(),
        List.of(
            new OrderPlaced(id, placed.supplier(), placed),
            new OrderAnswered(id, placed.supplier(), List.of(answer), null)));
  }

  /** Two releases of {@link #LINES} lines, of which the second changes one in ten. */
  static Happened schedule(int number) {
    var id = new DeliveryScheduleId(BUYER, supplier(number), "PLANT1", "HY-" + number, null, null);
    var events = new ArrayList<Object>();
    for (int release = 1; release <= 2; release++) {
      int now = release;
      var lines =
          IntStream.range(0, LINES)
              .mapToObj(it -> line(it, 40 + it + ((it + number) % 10 == 0 ? now : 0)))
              .toList();
      events.add(
          new ForecastReleased(
              id,
              new Forecast(
                  new Release(Integer.toString(release), FIRST.plusDays(release).atTime(6, 0)),
                  FIRST,
                  null,
                  "PCE",
                  "Ring",
                  Received.UNKNOWN,
                  lines),
              null,
              null,
              null,
              null,
              null));
    }
    return new Happened(id.stream(), events);
  }

  private static ScheduleLine line(int number, long quantity) {
    return new ScheduleLine(
        FIRST.plusDays(2L * number),
        0,
        null,
        DateKind.DELIVERY,
        Bucket.DAY,
        number < 8 ? Firmness.FIRM : Firmness.FORECAST,
        Quantity.of(quantity),
        null,
        number);
  }

  private static PartyCode supplier(int number) {
    return new PartyCode("SUP-" + number % 200);
  }
}
