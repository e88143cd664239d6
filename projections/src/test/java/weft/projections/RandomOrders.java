package weft.projections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.ordering.Despatched;
import weft.ordering.LineAnswer;
import weft.ordering.LineChange;
import weft.ordering.Order;
import weft.ordering.OrderTerms;
import weft.ordering.ProposalDecision;
import weft.ordering.PurchaseOrderCommand.AdviseDespatch;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.DecideProposals;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.promise.Promise;

/** Random orders that are placed, sometimes twice, answered, changed, decided on and withdrawn. */
final class RandomOrders {
  private final RandomHistory history;
  private final Random random;
  private final List<PlaceOrder> placed = new ArrayList<>();

  RandomOrders(RandomHistory history, Random random) {
    this.history = history;
    this.random = random;
  }

  void place() {
    Partnership between = history.any(RandomHistory.PARTNERSHIPS);
    List<Order.Line> lines = new ArrayList<>();
    for (int i = 1; i <= random.nextInt(1, 4); i++) {
      var wanted = new Quantity(history.quantity());
      lines.add(
          new Order.Line(
              i + "0",
              "PART-" + random.nextInt(4),
              null,
              null,
              "PCE",
              wanted,
              new BigDecimal("12.50"),
              List.of(new Promise(RandomHistory.MONDAY.plusDays(random.nextInt(60)), wanted)),
              i,
              null,
              null));
    }
    var number = "PO-" + random.nextInt(25); // now and then a number used before
    var paid = new OrderTerms.Payment(null, random.nextInt(1, 60), null, null);
    var terms =
        random.nextBoolean() ? null : OrderTerms.of("DAP", null, "P1", List.of(paid), List.of("x"));
    var order = new Order(between.supplier(), "P1", RandomHistory.MONDAY, "CNY", lines, terms);
    var command = new PlaceOrder(new PurchaseOrderId(between.buyer(), number), order);
    placed.add(command);
    history.tell(between, List.of(command));
  }

  void answer() {
    if (placed.isEmpty()) return;
    PlaceOrder order = history.any(placed);
    List<LineAnswer> answers = new ArrayList<>();
    for (Order.Line line : order.placed().lines()) {
      answers.add(
          switch (random.nextInt(4)) {
            case 0 ->
                new LineAnswer(
                    line.line(), LineAnswer.Kind.REFUSED, List.of(), RandomHistory.REASON);
            case 1 -> new LineAnswer(line.line(), LineAnswer.Kind.ACCEPTED, List.of(), null);
            default ->
                new LineAnswer(
                    line.line(),
                    LineAnswer.Kind.PROPOSED,
                    List.of(new Promise(RandomHistory.MONDAY.plusDays(70), line.quantity())),
                    RandomHistory.REASON);
          });
    }
    var command = new AnswerOrder(order.order(), order.supplier(), answers);
    history.ask(order.supplier(), history.version(order.stream()), command);
  }

  void decide() {
    if (placed.isEmpty()) return;
    PlaceOrder order = history.any(placed);
    if (random.nextInt(8) == 0) {
      history.tell(order.partnership(), List.of(new CancelOrder(order.order(), order.supplier())));
      return;
    }
    var decision = new ProposalDecision("10", random.nextBoolean(), RandomHistory.REASON);
    var command = new DecideProposals(order.order(), order.supplier(), List.of(decision));
    history.ask(order.order().buyer(), history.version(order.stream()), command);
  }

  /** Part of a line, now and then under a number used before, or withdrawn. */
  void despatch() {
    if (placed.isEmpty()) return;
    PlaceOrder order = history.any(placed);
    String line = history.any(order.placed().lines()).line();
    var sent = new Despatched(line, null, Quantity.of(1 + random.nextInt(9)), null, 7);
    var advice =
        new AdviseDespatch(
            order.order(),
            order.supplier(),
            "LS-" + random.nextInt(20),
            random.nextInt(5) == 0 ? List.of() : List.of(sent),
            new StatedAt(2, "UNH", null, 0),
            2026);
    history.tell(order.partnership(), List.of(advice));
  }

  /** A line changed, added or removed; now and then a line that the order does not have. */
  void change() {
    if (placed.isEmpty()) return;
    PlaceOrder order = history.any(placed);
    String line = random.nextInt(4) == 0 ? "70" : history.any(order.placed().lines()).line();
    LineChange.Kind kind = history.any(List.of(LineChange.Kind.values()));
    var change =
        new LineChange(
            kind,
            line,
            random.nextBoolean() ? null : "HY-" + line,
            null,
            null,
            null,
            Quantity.of(1 + random.nextInt(40)),
            null,
            random.nextBoolean() ? null : RandomHistory.MONDAY.plusDays(random.nextInt(90)),
            List.of(),
            7,
            null,
            null);
    history.tell(
        order.partnership(),
        List.of(new ChangeOrder(order.order(), order.supplier(), List.of(change))));
  }
}
