package weft.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import weft.balance.NotCounted.Why;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.scheduling.release.Bucket;

/**
 * Collects the inputs of a balance in the part's base unit, on the days on which they count. Also
 * collects what is late and what could not be counted. The caller never adds the other side's own
 * stock or demand: the balances of buyer and supplier stay separate (docs/planning/balance.md).
 */
public final class BalanceInputs {
  private final BaseUnit unit;
  private final LocalDate today;
  private final DailyFlows flows;
  private final TreeMap<Left, Quantity> notCounted = new TreeMap<>();
  private Quantity opening = Quantity.ZERO;
  private Quantity overdueDemand = Quantity.ZERO;
  private Quantity lateTransit = Quantity.ZERO;
  private Quantity latePlan = Quantity.ZERO;
  private boolean demandShared = true;
  private Consumer<Addend> listener = _ -> {};

  private record Left(Why why, String unit) implements Comparable<Left> {
    @Override
    public int compareTo(Left other) {
      int byWhy = why.compareTo(other.why);
      return byWhy == 0 ? unit.compareTo(other.unit) : byWhy;
    }
  }

  /**
   * Starts with no inputs.
   *
   * @param today at the site
   * @param last last day of the horizon
   */
  public BalanceInputs(BaseUnit unit, LocalDate today, LocalDate last) {
    this.unit = unit;
    this.today = today;
    flows = new DailyFlows(today, last);
  }

  /** Reports every addend from now on to the listener. */
  public void listen(Consumer<Addend> to) {
    listener = to;
  }

  /** Adds usable stock; call it once for each place, batch and owner. */
  public void stock(Quantity quantity, String in) {
    counted(
        quantity,
        in,
        it -> {
          opening = opening.plus(it);
          listener.accept(new Addend(Addend.To.STOCK, null, it, false, false, null));
        });
  }

  /**
   * Records goods that came or left but did not change the stock, because no conversion into the
   * stock's unit is agreed.
   *
   * @param quantity negative if the goods left
   */
  public void stockNotMoved(Quantity quantity, String in) {
    leftOfStock(Why.STOCK_NOT_MOVED, quantity, in);
  }

  /**
   * Records stock below zero: more goods left than were counted or came.
   *
   * @param quantity negative
   */
  public void stockBelowZero(Quantity quantity, String in) {
    leftOfStock(Why.BELOW_ZERO, quantity, in);
  }

  private void leftOfStock(Why why, Quantity quantity, String in) {
    notCounted.merge(new Left(why, in), quantity, Quantity::plus);
    listener.accept(new Addend(Addend.To.NOT_COUNTED, null, quantity, false, false, why));
  }

  /** Adds the open quantity of a demand line. If its due day has passed, it counts today. */
  public void demand(
      ShipDates dates, LocalDate due, Bucket bucket, Quantity open, String in, boolean firm) {
    counted(
        open,
        in,
        it -> {
          for (DatedQuantity leaves : dates.of(due, bucket, it)) {
            LocalDate on = flows.out(leaves.on(), leaves.quantity(), firm);
            if (leaves.overdue()) overdueDemand = overdueDemand.plus(leaves.quantity());
            listener.accept(
                new Addend(Addend.To.OUT, on, leaves.quantity(), firm, leaves.overdue(), null));
          }
        });
  }

  /**
   * Records demand that names no supplier, in a balance with one of several suppliers. The hub
   * never divides such demand.
   */
  public void undividedDemand(Quantity open, String in) {
    left(Why.NO_SUPPLIER_NAMED, open, in);
  }

  /**
   * Records sent goods that reduce no demand: no conversion into the demand's unit is agreed, even
   * if one into the base unit is.
   */
  public void takesNothing(Quantity sent, String in) {
    left(Why.NO_CONVERSION, sent, in);
  }

  /** Records a quantity whose date is too far away to compute with. */
  public void farOff(Quantity quantity, String in) {
    left(Why.DATE_FAR_OFF, quantity, in);
  }

  /** Records that the buyer shares no demand. The cover is then unknown, not 0. */
  public void demandNotShared() {
    demandShared = false;
  }

  /**
   * Adds the rest of planned output or of a promise, net of what was reported or shipped. If its
   * due day has passed, it is late and counts on no day.
   */
  public void planned(ShipDates dates, LocalDate due, Bucket bucket, Quantity left, String in) {
    counted(
        left,
        in,
        it -> {
          for (DatedQuantity comes : dates.of(due, bucket, it)) {
            Quantity some = comes.quantity();
            if (comes.overdue()) {
              latePlan = latePlan.plus(some);
              listener.accept(new Addend(Addend.To.LATE_PLAN, null, some, false, true, null));
            } else {
              LocalDate on = flows.plan(comes.on(), some);
              listener.accept(new Addend(Addend.To.PLANNED, on, some, false, false, null));
            }
          }
        });
  }

  /**
   * Records goods that a supplier announced although the two sides agreed nothing for the part.
   * These goods may never come.
   */
  public void unagreed(Quantity announced, String in) {
    left(Why.UNAGREED, announced, in);
  }

  /** Adds goods in transit. If their arrival day has passed, they count today and are late. */
  public void transit(LocalDate arrives, Quantity quantity, String in) {
    counted(
        quantity,
        in,
        it -> {
          LocalDate on = flows.confirm(arrives, it);
          boolean late = arrives.isBefore(today);
          if (late) lateTransit = lateTransit.plus(it);
          listener.accept(new Addend(Addend.To.CONFIRMED, on, it, false, late, null));
        });
  }

  public SupplyBalance balance(BalanceTerms terms, LocalDate from, Grain grain) {
    return SupplyBalance.of(opening, flows, demandShared, terms, from, grain);
  }

  /** Returns the quantities not counted, summed by reason and unit. */
  public List<NotCounted> notCounted() {
    List<NotCounted> all = new ArrayList<>();
    notCounted.forEach(
        (it, sum) -> {
          if (sum.amount().signum() != 0) all.add(new NotCounted(sum, it.unit(), it.why()));
        });
    return all;
  }

  /** Demand whose due day has passed; today's demand includes it. */
  public Quantity overdueDemand() {
    return overdueDemand;
  }

  /** Goods in transit that should have arrived; today's inflow includes them. */
  public Quantity lateTransit() {
    return lateTransit;
  }

  /** Planned or promised for a day that has passed; no row includes it. */
  public Quantity latePlan() {
    return latePlan;
  }

  private void counted(Quantity quantity, String in, Consumer<Quantity> count) {
    unit.convert(quantity, in).ifPresentOrElse(count, () -> left(Why.NO_CONVERSION, quantity, in));
  }

  private void left(Why why, Quantity quantity, String in) {
    if (!quantity.isPositive()) return;
    notCounted.merge(new Left(why, in), quantity, Quantity::plus);
    listener.accept(new Addend(Addend.To.NOT_COUNTED, null, quantity, false, false, why));
  }
}
