package weft.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.promise.Promise;

/**
 * Deliveries of order lines that were due in a period.
 *
 * @param due the number of deliveries
 * @param known the number of which the hub knows whether they were on time
 * @param onTime the number that were on time
 * @param customers that ordered them
 */
public record OnTime(int due, int known, int onTime, Set<String> customers) {
  /** An order line with its agreed dates and what was sent for it. */
  public record PromisedLine(String customer, List<Promise> agreed, List<Arrival> sent) {
    /** Whether a quantity of the line is due in these days. */
    public boolean isDue(LocalDate from, LocalDate until) {
      return agreed.stream().anyMatch(it -> isWithin(it, from, until));
    }

    /** The quantity that had arrived by a day. */
    private Quantity arrived(LocalDate by) {
      Quantity sum = Quantity.ZERO;
      for (Arrival it : sent) if (it.on != null && !it.on.isAfter(by)) sum = sum.plus(it.quantity);
      return sum;
    }

    /** The sent quantity whose day of arrival is not known. */
    private Quantity unknown() {
      Quantity sum = Quantity.ZERO;
      for (Arrival it : sent) if (it.on == null) sum = sum.plus(it.quantity);
      return sum;
    }
  }

  /**
   * A sent quantity.
   *
   * @param on the day on which it arrived; null where that is not known
   */
  public record Arrival(Quantity quantity, @Nullable LocalDate on) {}

  /** Counts the deliveries that were due from one day to another, both included. */
  public static OnTime of(List<PromisedLine> lines, LocalDate from, LocalDate until) {
    int due = 0;
    int known = 0;
    int onTime = 0;
    Set<String> customers = new TreeSet<>();
    for (PromisedLine line : lines) {
      Quantity agreed = Quantity.ZERO;
      List<Promise> inOrder = new ArrayList<>(line.agreed);
      inOrder.sort(Comparator.comparing(Promise::date));
      for (Promise it : inOrder) {
        agreed = agreed.plus(it.quantity());
        if (!isWithin(it, from, until)) continue;
        due++;
        customers.add(line.customer);
        Quantity there = line.arrived(it.date());
        boolean kept = !agreed.exceeds(there);
        boolean said = kept || agreed.exceeds(there.plus(line.unknown()));
        if (said) known++;
        if (kept) onTime++;
      }
    }
    return new OnTime(due, known, onTime, customers);
  }

  private static boolean isWithin(Promise it, LocalDate from, LocalDate until) {
    return it.quantity().isPositive() && !it.date().isBefore(from) && !it.date().isAfter(until);
  }

  /** Percent of those known, to one digit; null below the least coverage. */
  public @Nullable BigDecimal percent() {
    BigDecimal least = BigDecimal.valueOf(due).multiply(MachineTime.LEAST_COVERAGE);
    if (BigDecimal.valueOf(known).compareTo(least) < 0) return null;
    return MachineTime.percent(BigDecimal.valueOf(onTime), BigDecimal.valueOf(known));
  }

  /** Percent, to one digit; null where nothing was due. */
  public @Nullable BigDecimal coveragePercent() {
    return MachineTime.percent(BigDecimal.valueOf(known), BigDecimal.valueOf(due));
  }
}
