package weft.projections.balance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.balance.OpenQuantity;
import weft.measure.Quantity;
import weft.projections.balance.Counted.Kind;

/**
 * What was despatched and received of each schedule since the release in force; and what could not
 * be brought to its unit.
 */
public final class Since {
  private final PartNumbers numbers;
  private final boolean sells;
  private final Map<String, Sums> schedules = new TreeMap<>();
  private final List<Counted> uncounted = new ArrayList<>();

  Since(PartNumbers numbers, boolean sells) {
    this.numbers = numbers;
    this.sells = sells;
  }

  /**
   * How much of a schedule's lines is consumed.
   *
   * @param amount in the unit
   * @param per units in one of the schedule's: one where that is the unit
   * @param unit the schedule's; the part's base unit where what was sent cannot be said in it, as
   *     ten pieces of three to a kilogram
   */
  record Consumed(Quantity amount, Quantity per, String unit) {}

  /** In any unit: sent and received. */
  private record Sent(String unit, Quantity sent, Quantity received) {}

  /** All cumulatives count from where the first release of the same count stood. */
  private record Sums(ServedSchedule of, List<Sent> sent) {
    /** Empty where something cannot be said in the unit. */
    Optional<Consumed> in(String unit, Converter by) {
      Optional<Quantity> per = by.convert(Quantity.of(1), of.unit(), unit);
      Optional<Quantity> start = by.convert(orZero(of.first()), of.unit(), unit);
      Optional<Quantity> stated = by.convert(orZero(of.stated()), of.unit(), unit);
      if (per.isEmpty() || start.isEmpty() || stated.isEmpty()) return Optional.empty();
      Quantity despatched = start.get();
      Quantity received = start.get();
      for (Sent it : sent) {
        Optional<Quantity> left = by.convert(it.sent(), it.unit(), unit);
        Optional<Quantity> came = by.convert(it.received(), it.unit(), unit);
        if (left.isEmpty() || came.isEmpty()) return Optional.empty();
        despatched = despatched.plus(left.get());
        received = received.plus(came.get());
      }
      Quantity consumed = OpenQuantity.consumed(despatched, received, stated.get());
      return Optional.of(new Consumed(consumed, per.get(), unit));
    }

    private static Quantity orZero(@Nullable Quantity it) {
      return it == null ? Quantity.ZERO : it;
    }
  }

  private interface Converter {
    Optional<Quantity> convert(Quantity quantity, String from, String to);
  }

  /** What was sent of one schedule in one unit. */
  void add(ServedSchedule it, String in, Quantity sent, Quantity received, Instant told) {
    String partner = partner(it);
    if (!AgreedUnits.meet(numbers, partner, it.part(), in, it.unit())) {
      uncounted.add(
          Counted.takingNothing(Kind.CALL_OFFS, numbers, partner, it.part(), sent, in, told));
      return;
    }
    schedules
        .computeIfAbsent(it.schedule(), _ -> new Sums(it, new ArrayList<>()))
        .sent()
        .add(new Sent(in, sent, received));
  }

  private String partner(ServedSchedule it) {
    return sells ? it.buyer() : it.supplier();
  }

  /** How much of each schedule's lines is consumed, where anything is. */
  Map<String, Consumed> consumed() {
    Map<String, Consumed> all = new TreeMap<>();
    schedules.forEach(
        (schedule, sums) -> {
          Consumed consumed = consumed(sums);
          if (consumed.amount().isPositive()) all.put(schedule, consumed);
        });
    return all;
  }

  /** Whatever meets the schedule's unit can be said in the base unit. */
  private Consumed consumed(Sums sums) {
    ServedSchedule of = sums.of();
    String partner = partner(of);
    Converter by = (it, from, to) -> AgreedUnits.convert(numbers, partner, of.part(), it, from, to);
    return sums.in(of.unit(), by)
        .or(() -> sums.in(AgreedUnits.base(numbers, partner, of.part(), of.unit()), by))
        .orElseThrow();
  }

  /**
   * Despatches that no schedule's unit is known for; at the supplier's, as the buyer's transit says
   * so itself.
   */
  public List<Counted> uncounted() {
    return sells ? uncounted : List.of();
  }
}
