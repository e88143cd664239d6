package weft.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;

/**
 * Goods of a delivery schedule that left the supplier and can still come, and receipts that the
 * release in force does not know. Both reduce the release's lines: goods count from their despatch
 * until the buyer receives them, orders them again, or they are overdue.
 *
 * @param rests what can still come, for each shipment
 * @param came received quantity that the release in force does not know
 */
public record UnderWay(List<Rest> rests, Quantity came) {

  /**
   * Days after the planned arrival for which goods are expected, unless the sides agree otherwise.
   */
  public static final int USUAL_DAYS = 14;

  /** Nothing was sent or received. */
  public static final UnderWay NOTHING = new UnderWay(List.of(), Quantity.ZERO);

  public UnderWay {
    rests = List.copyOf(rests);
  }

  /** The quantity of some goods that can still come, in the unit of the count; may be zero. */
  public record Rest(SentGoods goods, Quantity open) {
    /** Returns whether the goods are no longer expected on {@code today}. */
    public boolean isOverdue(LocalDate today, int days) {
      return !today.isBefore(opensAgainOn(goods, days));
    }
  }

  /**
   * Returns the day from which goods without a receipt no longer count, so that their demand is
   * open again.
   *
   * @param days for which the goods are expected after their planned arrival
   */
  public static LocalDate opensAgainOn(SentGoods goods, int days) {
    return opensAgainOn(goods.due(), days);
  }

  /** Returns that day for goods that are due on {@code due}. */
  public static LocalDate opensAgainOn(LocalDate due, int days) {
    return due.plusDays(days + 1L);
  }

  /**
   * Computes the goods in transit from the statements.
   *
   * @param unit unit of the count
   * @param statements of the schedule, oldest first, the last one in force; in the unit
   * @param sent goods that serve the schedule, without cancelled lines
   * @param opening that both sides signed; null if there is none
   */
  public static UnderWay of(
      BaseUnit unit,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening opening) {
    if (statements.isEmpty()) return NOTHING;
    Statement inForce = statements.getLast();
    boolean states = inForce.said().cumulative() != null;
    // A release without a cumulative stands alone: it knows everything sent before it, including
    // since a signed opening. Only the ledger continues from the opening.
    var count =
        states
            ? GoodsCount.of(unit, statements, sent, opening)
            : GoodsCount.of(unit, List.of(inForce), sentAfter(inForce, sent), null);
    List<Rest> rests = new ArrayList<>();
    for (SentGoods it : count.all())
      if (it.open().isPositive()) rests.add(new Rest(it, count.toCome(it)));
    return new UnderWay(rests, count.unknownReceived());
  }

  private static List<SentGoods> sentAfter(Statement inForce, List<SentGoods> sent) {
    return sent.stream().filter(it -> it.toldAt().isAfter(inForce.recordedAt())).toList();
  }

  /**
   * Returns how much of the lines of the release in force is delivered or in transit.
   *
   * @param days for which goods are expected after their planned arrival
   */
  public Quantity consumed(LocalDate today, int days) {
    Quantity sum = came;
    for (Rest it : rests) if (!it.isOverdue(today, days)) sum = sum.plus(it.open());
    return sum;
  }
}
