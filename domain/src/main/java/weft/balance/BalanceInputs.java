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
 * Gathers what a balance is made of, in the part's base unit and on the days on which it counts,
 * and knows what is late and what could not be counted. What is the other side's own stock or
 * demand is given to it by nobody: the two balances are never mixed (notes-planning section 1).
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
   * Of nothing yet.
   *
   * @param today at the site
   * @param last day of the horizon
   */
  public BalanceInputs(BaseUnit unit, LocalDate today, LocalDate last) {
    this.unit = unit;
    this.today = today;
    flows = new DailyFlows(today, last);
  }

  /** Is told of everything that is added from now on. */
  public void listen(Consumer<Addend> to) {
    listener = to;
  }

  /** Usable stock, each place, batch and owner of it. */
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
   * Goods that came or left and are in no stock, because no conversion to its unit is agreed.
   *
   * @param quantity negative where they left
   */
  public void stockNotMoved(Quantity quantity, String in) {
    leftOfStock(Why.STOCK_NOT_MOVED, quantity, in);
  }

  /**
   * Stock that is below zero: more left than was counted or came.
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

  /** What is still open of a line of demand; once its time has passed it is due today. */
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

  /** Demand that names no supplier, where the balance is of one of several: never divided. */
  public void undividedDemand(Quantity open, String in) {
    left(Why.NO_SUPPLIER_NAMED, open, in);
  }

  /**
   * What was sent, and takes nothing off the demand: nobody said what it is in the unit of that,
   * whatever it is in the base unit.
   */
  public void takesNothing(Quantity sent, String in) {
    left(Why.NO_CONVERSION, sent, in);
  }

  /** What is said for a day that cannot be reckoned with. */
  public void farOff(Quantity quantity, String in) {
    left(Why.DATE_FAR_OFF, quantity, in);
  }

  /** The buyer shares no demand: there is no cover to speak of, which is not a cover of 0. */
  public void demandNotShared() {
    demandShared = false;
  }

  /**
   * What is left of planned output, or of a promise, net of what was reported or shipped. Once its
   * time has passed it is late and does not come.
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

  /** What a supplier announced of a part on which the two agreed nothing: it may never come. */
  public void unagreed(Quantity announced, String in) {
    left(Why.UNAGREED, announced, in);
  }

  /** What is on its way; past its arrival it stands on today and is late. */
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

  /** Sums by reason and unit. */
  public List<NotCounted> notCounted() {
    List<NotCounted> all = new ArrayList<>();
    notCounted.forEach(
        (it, sum) -> {
          if (sum.amount().signum() != 0) all.add(new NotCounted(sum, it.unit(), it.why()));
        });
    return all;
  }

  /** Demand whose time has passed; it is part of today's. */
  public Quantity overdueDemand() {
    return overdueDemand;
  }

  /** Of what is on its way, what should be there; it is part of today's. */
  public Quantity lateTransit() {
    return lateTransit;
  }

  /** Planned or promised for a day that has passed; part of no row. */
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
