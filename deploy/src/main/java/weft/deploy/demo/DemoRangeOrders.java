package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.LINGYUN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weft.edi.writer.EdiWriter;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.promise.Promise;

/**
 * One accepted order per partnership for the small parts, with weekly deliveries on Mondays for the
 * buyer's demand, so that these parts do not run out.
 */
record DemoRangeOrders(DemoDesk desk, LocalDate monday) {
  private static final int FIRST_NUMBER = 450_001_700;

  /** Deliveries of a part in weeks' quantities, from next Monday on. */
  private static final int[] DELIVERIES = {2, 1, 1, 1, 1, 1};

  void play() {
    Map<Partnership, List<DemoPart>> byPartnership = new LinkedHashMap<>();
    for (DemoPart it : DemoRange.parts())
      byPartnership.computeIfAbsent(it.schedule().partnership(), _ -> new ArrayList<>()).add(it);
    int number = FIRST_NUMBER;
    for (List<DemoPart> parts : byPartnership.values()) order(String.valueOf(number++), parts);
  }

  private void order(String number, List<DemoPart> parts) {
    var schedule = parts.getFirst().schedule();
    List<OrdersText.Line> lines = new ArrayList<>();
    for (DemoPart part : parts)
      for (int i = 0; i < DELIVERIES.length; i++)
        lines.add(
            new OrdersText.Line(part, DELIVERIES[i] * part.weekly(), monday.plusWeeks(i + 1L)));
    LocalDate ordered = monday.minusDays(10);
    PartyCode buyer = schedule.buyer();
    EdiWriter to = EdiEnvelope.begin(buyer, "R" + number, ordered.atTime(9, 20));
    String directory = buyer.equals(LINGYUN) ? "D96A" : "D97A";
    new OrdersText(schedule.partnership(), directory, number, ordered, schedule.site(), lines)
        .write(to, "1");
    desk.send(buyer, to.toBytes());
    PartyCode supplier = schedule.supplier();
    List<LineAnswer> answers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++)
      answers.add(accepted(String.valueOf((i + 1) * 10), lines.get(i)));
    desk.ask(
        supplier,
        "sales@" + supplier.value().toLowerCase(Locale.ROOT),
        "demo-range-" + number,
        new AnswerOrder(new PurchaseOrderId(buyer, number), supplier, answers));
  }

  private static LineAnswer accepted(String number, OrdersText.Line line) {
    var promise = new Promise(line.due(), Quantity.of(line.quantity()));
    return new LineAnswer(number, LineAnswer.Kind.ACCEPTED, List.of(promise), null);
  }
}
