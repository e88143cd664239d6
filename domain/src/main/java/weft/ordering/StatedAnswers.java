package weft.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.ordering.LineAnswer.Kind;
import weft.ordering.LineResponse.Delivery;
import weft.ordering.OrderRefusal.LineAnsweredTwice;
import weft.ordering.OrderRefusal.NoSuchLine;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.ResponseRefusal.AcceptedOtherwise;
import weft.ordering.ResponseRefusal.OtherPart;
import weft.ordering.ResponseRefusal.OtherUnit;
import weft.ordering.ResponseRefusal.ResponseIncomplete;
import weft.promise.Promise;
import weft.promise.Reason;

/**
 * Compares a supplier's message with the order as it stands and returns the new answers. A line
 * that repeats the current answer adds none, because partners repeat all lines.
 */
record StatedAnswers(Order order, Map<String, LineAnswer> standing) {
  private static final Reason UNSAID = new Reason(Reason.Code.OTHER, null);

  List<LineAnswer> of(RespondToOrder said) {
    if (said.lines().isEmpty()) return whole(said);
    List<LineAnswer> answers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (LineResponse it : said.lines()) {
      if (!seen.add(it.line())) throw new Refused(new LineAnsweredTwice(it.line()));
      Order.Line line =
          order.line(it.line()).orElseThrow(() -> new Refused(new NoSuchLine(it.line())));
      LineAnswer answer = answer(it, line);
      if (!answer.equals(standing.get(it.line()))) answers.add(answer);
    }
    return answers;
  }

  /**
   * Answers the whole order: accepts the open lines, or refuses all lines that are not yet refused.
   */
  private List<LineAnswer> whole(RespondToOrder said) {
    LineResponse.Verdict whole = said.whole();
    if (whole == null) return List.of();
    boolean refused = whole == LineResponse.Verdict.REFUSED;
    List<LineAnswer> answers = new ArrayList<>();
    for (Order.Line it : order.lines()) {
      LineAnswer before = standing.get(it.line());
      Kind kind = before == null ? null : before.kind();
      if (refused && kind != Kind.REFUSED) answers.add(refused(it, said.reason()));
      else if (!refused && (kind == null || kind == Kind.PROPOSED)) answers.add(asOrdered(it));
    }
    return answers;
  }

  private static LineAnswer refused(Order.Line line, @Nullable Reason reason) {
    return new LineAnswer(line.line(), Kind.REFUSED, List.of(), orUnsaid(reason));
  }

  private LineAnswer answer(LineResponse said, Order.Line line) {
    check(said, line);
    LineAnswer before = standing.get(line.line());
    return switch (said.verdict()) {
      case REFUSED ->
          before != null && before.kind() == Kind.REFUSED ? before : refused(line, said.reason());
      case ACCEPTED -> accepted(said, line, before);
      case AMENDED, AS_STATED -> amended(said, line, before);
    };
  }

  private static void check(LineResponse said, Order.Line line) {
    String part = said.part();
    if (part != null && !part.equals(line.part()) && !part.equals(line.supplierPart()))
      throw new Refused(new OtherPart(line.line(), line.part(), part));
    String unit = said.unit();
    if (unit != null && !Units.isSame(unit, line.unit()))
      throw new Refused(new OtherUnit(line.line(), line.unit(), unit));
  }

  /**
   * Accepts a line. A proposal that the buyer accepted stays in force if the message repeats its
   * terms or states none.
   */
  private static LineAnswer accepted(
      LineResponse said, Order.Line line, @Nullable LineAnswer before) {
    if (before != null
        && before.kind() == Kind.ACCEPTED
        && fits(said.deliveries(), before.schedule(), sum(before.schedule()))) return before;
    if (!fits(said.deliveries(), line.schedule(), line.quantity()))
      throw new Refused(new AcceptedOtherwise(line.line()));
    return asOrdered(line);
  }

  private static LineAnswer asOrdered(Order.Line line) {
    return new LineAnswer(line.line(), Kind.ACCEPTED, line.schedule(), null);
  }

  private static boolean fits(List<Delivery> said, List<Promise> agreed, Quantity whole) {
    if (said.size() > 1) return isSame(promises(said), agreed);
    return said.stream().allMatch(it -> fits(it, agreed, whole));
  }

  private static boolean fits(Delivery said, List<Promise> agreed, Quantity whole) {
    return (said.quantity() == null || said.quantity().equals(whole))
        && (said.date() == null || agreed.stream().anyMatch(due -> due.date().equals(said.date())));
  }

  private static LineAnswer amended(
      LineResponse said, Order.Line line, @Nullable LineAnswer before) {
    boolean stated = said.deliveries().stream().anyMatch(it -> !it.isUnsaid());
    String price = otherPrice(said.price(), line.price());
    boolean remarked = said.verdict() == LineResponse.Verdict.AMENDED && said.reason() != null;
    if (!stated && price == null && !remarked) throw incomplete(line);
    List<Promise> schedule = stated ? schedule(said.deliveries(), line) : line.schedule();
    if (isSame(schedule, line.schedule()) && price == null && !remarked) return asOrdered(line);
    if (before != null
        && before.kind() == Kind.ACCEPTED
        && price == null
        && isSame(schedule, before.schedule())) return before;
    Reason reason = price == null ? orUnsaid(said.reason()) : priced(said.reason(), price);
    return new LineAnswer(line.line(), Kind.PROPOSED, schedule, reason);
  }

  /**
   * Describes a price that differs from the ordered price, for the reason of a proposal; null if it
   * does not.
   */
  private static @Nullable String otherPrice(
      @Nullable BigDecimal said, @Nullable BigDecimal ordered) {
    return said == null || ordered == null || said.compareTo(ordered) == 0
        ? null
        : ordered.toPlainString() + " → " + said.toPlainString();
  }

  private static Reason priced(@Nullable Reason said, String price) {
    String text = said == null ? null : said.text();
    return new Reason(Reason.Code.PRICE, text == null ? price : price + "; " + text);
  }

  /**
   * Completes the stated deliveries from the order, unless several ordered deliveries make that
   * ambiguous.
   */
  private static List<Promise> schedule(List<Delivery> said, Order.Line line) {
    LocalDate only = line.schedule().size() == 1 ? line.schedule().getFirst().date() : null;
    if (said.size() == 1) {
      Delivery it = said.getFirst();
      Quantity quantity = it.quantity() == null ? line.quantity() : it.quantity();
      LocalDate date = it.date() == null ? only : it.date();
      if (date != null) return List.of(new Promise(date, quantity));
      if (quantity.equals(line.quantity())) return line.schedule();
      throw incomplete(line);
    }
    List<Delivery> dated =
        said.stream()
            .map(it -> new Delivery(it.quantity(), it.date() == null ? only : it.date()))
            .toList();
    List<Promise> promises = promises(dated);
    if (promises.size() < said.size()) throw incomplete(line);
    return promises;
  }

  private static Refused incomplete(Order.Line line) {
    return new Refused(new ResponseIncomplete(line.line()));
  }

  /** Returns the deliveries that state both a quantity and a date. */
  private static List<Promise> promises(List<Delivery> said) {
    List<Promise> promises = new ArrayList<>();
    for (Delivery it : said) {
      if (it.quantity() != null && it.date() != null)
        promises.add(new Promise(it.date(), it.quantity()));
    }
    return promises;
  }

  private static boolean isSame(List<Promise> one, List<Promise> other) {
    return sorted(one).equals(sorted(other));
  }

  private static List<Promise> sorted(List<Promise> promises) {
    return promises.stream()
        .sorted(Comparator.comparing(Promise::date).thenComparing(Promise::quantity))
        .toList();
  }

  private static Quantity sum(List<Promise> promises) {
    return promises.stream().map(Promise::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  private static Reason orUnsaid(@Nullable Reason reason) {
    return Objects.requireNonNullElse(reason, UNSAID);
  }
}
