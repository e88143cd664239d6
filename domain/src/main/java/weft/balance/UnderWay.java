package weft.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;

/**
 * What of a delivery schedule left the supplier and can still come, and what came that the release
 * in force does not know of. Both are taken off the release's lines: goods count from their
 * despatch on, until the buyer has them, asks for them anew, or nobody can expect them any longer.
 *
 * @param rests what can still come, by what was sent
 * @param came what was received and the release in force does not know of
 */
public record UnderWay(List<Rest> rests, Quantity came) {

  /** For how many days after their planned arrival goods are expected, where nothing is agreed. */
  public static final int USUAL_DAYS = 14;

  /** Nothing was sent, and nothing came. */
  public static final UnderWay NOTHING = new UnderWay(List.of(), Quantity.ZERO);

  public UnderWay {
    rests = List.copyOf(rests);
  }

  /** What of some goods can still come, in the unit in which is counted; perhaps nothing. */
  public record Rest(SentGoods goods, Quantity open) {
    /** Whether nobody can expect it any longer on that day. */
    public boolean isOverdue(LocalDate today, int days) {
      return !today.isBefore(opensAgainOn(goods, days));
    }
  }

  /**
   * The day from which on goods that nobody received count for nothing: what they were sent for is
   * open again.
   *
   * @param days for which they are expected after their planned arrival
   */
  public static LocalDate opensAgainOn(SentGoods goods, int days) {
    return opensAgainOn(goods.due(), days);
  }

  /** Likewise of goods that are due on a day. */
  public static LocalDate opensAgainOn(LocalDate due, int days) {
    return due.plusDays(days + 1L);
  }

  /**
   * As the statements leave it.
   *
   * @param unit in which is counted
   * @param statements of the schedule, oldest first, the last one in force; in the unit
   * @param sent what serves the schedule, cancelled lines left out
   * @param opening that both signed; null where there is none
   */
  public static UnderWay of(
      BaseUnit unit,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening opening) {
    if (statements.isEmpty()) return NOTHING;
    Statement inForce = statements.getLast();
    boolean states = inForce.said().cumulative() != null;
    // A release that states no cumulative begins by itself: it knows all that was sent before,
    // since an opening was signed, too. The ledger alone goes on from the opening.
    var count =
        states
            ? new GoodsCount(unit, statements, sent, opening)
            : new GoodsCount(unit, List.of(inForce), sentAfter(inForce, sent), null);
    List<Rest> rests = new ArrayList<>();
    for (SentGoods it : count.all())
      if (it.open().isPositive()) rests.add(new Rest(it, count.toCome(it)));
    return new UnderWay(rests, count.unknownReceived());
  }

  private static List<SentGoods> sentAfter(Statement inForce, List<SentGoods> sent) {
    return sent.stream().filter(it -> it.toldAt().isAfter(inForce.recordedAt())).toList();
  }

  /**
   * How much of the lines of the release in force is delivered or on its way.
   *
   * @param days for which goods are expected after their planned arrival
   */
  public Quantity consumed(LocalDate today, int days) {
    Quantity sum = came;
    for (Rest it : rests) if (!it.isOverdue(today, days)) sum = sum.plus(it.open());
    return sum;
  }
}
