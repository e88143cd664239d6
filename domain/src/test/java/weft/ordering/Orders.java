package weft.ordering;

import static weft.ordering.LineAnswer.Kind.ACCEPTED;
import static weft.ordering.LineAnswer.Kind.PROPOSED;
import static weft.ordering.LineAnswer.Kind.REFUSED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderCommand.ChangeOrder;
import weft.ordering.PurchaseOrderCommand.DecideProposals;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderContradicted.Kind;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.promise.Reason;

/** Factory methods for the orders of tests: line 10 for 40 pieces, line 20 for 3, both in July. */
final class Orders {
  private Orders() {}

  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final PurchaseOrderId ORDER = new PurchaseOrderId(new PartyCode("HENGYUE"), "4500012345");
  static final LocalDate JULY = LocalDate.of(2027, 7, 1);
  static final LocalDate AUGUST = LocalDate.of(2027, 8, 1);
  static final Order PLACED = order(JIAXIN, "12.50", 40);
  static final Reason CAPACITY = new Reason(Reason.Code.CAPACITY, "one shift only");

  static Order order(PartyCode supplier, String price, int segment) {
    return new Order(
        supplier,
        "PLANT1",
        LocalDate.of(2027, 5, 3),
        "CNY",
        List.of(line("10", 40, price, segment), line("20", 3, price, segment + 5)),
        null);
  }

  static Order.Line line(String number, long quantity, String price, int segment) {
    return new Order.Line(
        number,
        "4711-A",
        null,
        null,
        "PCE",
        Quantity.of(quantity),
        new BigDecimal(price),
        List.of(promise(JULY, quantity)),
        segment,
        null,
        null);
  }

  static Promise promise(LocalDate date, long quantity) {
    return new Promise(date, Quantity.of(quantity));
  }

  static LineAnswer accepted(String line, Promise... schedule) {
    return new LineAnswer(line, ACCEPTED, List.of(schedule), null);
  }

  static LineAnswer proposed(String line, @Nullable Reason reason, Promise... schedule) {
    return new LineAnswer(line, PROPOSED, List.of(schedule), reason);
  }

  static LineAnswer refused(String line, @Nullable Reason reason) {
    return new LineAnswer(line, REFUSED, List.of(), reason);
  }

  static AnswerOrder answer(LineAnswer... answers) {
    return new AnswerOrder(ORDER, JIAXIN, List.of(answers));
  }

  static DecideProposals decide(ProposalDecision... decisions) {
    return new DecideProposals(ORDER, JIAXIN, List.of(decisions));
  }

  static OrderPlaced placed() {
    return new OrderPlaced(ORDER, JIAXIN, PLACED);
  }

  static OrderAnswered answered(LineAnswer... answers) {
    return new OrderAnswered(ORDER, JIAXIN, List.of(answers), null);
  }

  static ProposalsDecided decided(ProposalDecision... decisions) {
    return new ProposalsDecided(ORDER, JIAXIN, List.of(decisions));
  }

  static OrderContradicted contradicted(PartyCode supplier, Kind kind) {
    return contradicted(supplier, kind, null);
  }

  static OrderContradicted contradicted(PartyCode supplier, Kind kind, @Nullable String line) {
    return new OrderContradicted(ORDER, supplier, kind, line);
  }

  static ChangeOrder change(LineChange... changes) {
    return new ChangeOrder(ORDER, JIAXIN, List.of(changes));
  }

  static OrderChanged changed(Order.Line... lines) {
    return new OrderChanged(ORDER, JIAXIN, List.of(lines), List.of(), null);
  }
}
