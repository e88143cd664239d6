package weft.deploy.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.ProposalDecision;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderCommand.DecideProposals;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.promise.Promise;
import weft.promise.Reason;

/**
 * Six orders of one partnership: accepted; with a later date proposed and accepted; with a line
 * refused; with an open proposal; unanswered; cancelled.
 */
record DemoOrders(Partnership partnership, String directory, int firstNumber, LocalDate monday) {
  static final int COUNT = 6;

  /** The order with this index, from 0. */
  OrdersText order(int index) {
    List<DemoPart> parts = DemoPart.of(partnership);
    LocalDate ordered = monday.minusDays(12 - 2 * index);
    List<OrdersText.Line> lines =
        IntStream.range(0, 2)
            .mapToObj(
                i -> {
                  DemoPart part = parts.get((index + i) % parts.size());
                  return new OrdersText.Line(part, quantity(part, index), due(index, i));
                })
            .toList();
    return new OrdersText(
        partnership,
        directory,
        id(index).number(),
        ordered,
        parts.getFirst().schedule().site(),
        lines);
  }

  PurchaseOrderId id(int index) {
    return new PurchaseOrderId(partnership.buyer(), String.valueOf(firstNumber + index));
  }

  AnswerOrder accepted() {
    return answer(0, asOrdered(0, 0), asOrdered(0, 1));
  }

  AnswerOrder proposed() {
    return answer(
        1, asOrdered(1, 0), later(1, 1, Reason.Code.CAPACITY, "五轴机床已排满 five-axis is full"));
  }

  DecideProposals proposalAccepted() {
    return new DecideProposals(
        id(1), partnership.supplier(), List.of(new ProposalDecision("20", true, null)));
  }

  AnswerOrder lineRefused() {
    var reason = new Reason(Reason.Code.TOOLING, "模具报废 the tool is scrapped");
    return answer(
        2, asOrdered(2, 0), new LineAnswer("20", LineAnswer.Kind.REFUSED, List.of(), reason));
  }

  AnswerOrder stillOpen() {
    return answer(
        3, later(3, 0, Reason.Code.MATERIAL, "等待锻件 waiting for forgings"), asOrdered(3, 1));
  }

  private AnswerOrder answer(int index, LineAnswer... answers) {
    return new AnswerOrder(id(index), partnership.supplier(), List.of(answers));
  }

  private LineAnswer asOrdered(int index, int line) {
    return new LineAnswer(
        number(line),
        LineAnswer.Kind.ACCEPTED,
        List.of(new Promise(due(index, line), Quantity.of(lineQuantity(index, line)))),
        null);
  }

  /** Half on the requested day, the rest nine days later. */
  private LineAnswer later(int index, int line, Reason.Code code, String text) {
    int all = lineQuantity(index, line);
    LocalDate due = due(index, line);
    return new LineAnswer(
        number(line),
        LineAnswer.Kind.PROPOSED,
        List.of(
            new Promise(due, Quantity.of(all / 2)),
            new Promise(due.plusDays(9), Quantity.of(all - all / 2))),
        new Reason(code, text));
  }

  private int lineQuantity(int index, int line) {
    return order(index).lines().get(line).quantity();
  }

  private static int quantity(DemoPart part, int index) {
    return Math.max(2, part.weekly() / 2 + index * 2);
  }

  private LocalDate due(int index, int line) {
    return monday.plusWeeks(2L + index).plusDays(line * 3L);
  }

  private static String number(int line) {
    return String.valueOf((line + 1) * 10);
  }
}
