package weft.ordering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.ordering.OrderRefusal.LineAnsweredTwice;
import weft.ordering.OrderRefusal.LineWasRefused;
import weft.ordering.OrderRefusal.NoSuchLine;
import weft.ordering.OrderRefusal.NothingAnswered;
import weft.ordering.OrderRefusal.ProposalEmpty;
import weft.ordering.OrderRefusal.ProposalExceedsOrder;
import weft.ordering.OrderRefusal.ReasonMissing;
import weft.promise.Promise;

/**
 * Checks a supplier's answers to lines of an order and takes all of them or none.
 *
 * @param before the last answer to each line answered so far
 */
record AnswersTaken(Order order, Map<String, LineAnswer> before) {
  List<LineAnswer> of(List<LineAnswer> given) {
    if (given.isEmpty()) throw new Refused(new NothingAnswered());
    Set<String> seen = new HashSet<>();
    List<LineAnswer> taken = new ArrayList<>();
    for (LineAnswer answer : given) {
      Order.Line line =
          order.line(answer.line()).orElseThrow(() -> new Refused(new NoSuchLine(answer.line())));
      if (!seen.add(answer.line())) throw new Refused(new LineAnsweredTwice(answer.line()));
      taken.add(checked(answer, line));
    }
    return List.copyOf(taken);
  }

  private LineAnswer checked(LineAnswer answer, Order.Line line) {
    LineAnswer last = before.get(line.line());
    if (last != null && last.kind() == LineAnswer.Kind.REFUSED)
      throw new Refused(new LineWasRefused(line.line()));
    return switch (answer.kind()) {
      case ACCEPTED -> new LineAnswer(line.line(), LineAnswer.Kind.ACCEPTED, line.schedule(), null);
      case REFUSED -> {
        if (answer.reason() == null) throw new Refused(new ReasonMissing(line.line()));
        yield new LineAnswer(line.line(), LineAnswer.Kind.REFUSED, List.of(), answer.reason());
      }
      case PROPOSED -> proposed(answer, line);
    };
  }

  private static LineAnswer proposed(LineAnswer answer, Order.Line line) {
    if (answer.reason() == null) throw new Refused(new ReasonMissing(line.line()));
    if (answer.schedule().isEmpty()
        || answer.schedule().stream().anyMatch(it -> !it.quantity().isPositive())) {
      throw new Refused(new ProposalEmpty(line.line()));
    }
    Quantity proposed =
        answer.schedule().stream().map(Promise::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (proposed.exceeds(line.quantity()))
      throw new Refused(new ProposalExceedsOrder(line.line(), line.quantity(), proposed));
    return answer;
  }
}
