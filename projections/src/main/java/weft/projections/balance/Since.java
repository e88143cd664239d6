package weft.projections.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.balance.OpenQuantity;
import weft.measure.Quantity;
import weft.projections.balance.Counted.Kind;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * What was despatched and received of each schedule since the release in force, in the schedule's
 * unit; and what could not be brought to it.
 */
public final class Since {
  private final PartNumbers numbers;
  private final boolean sells;
  private final Map<String, Sums> schedules = new HashMap<>();
  private final List<Counted> uncounted = new ArrayList<>();

  Since(PartNumbers numbers, boolean sells) {
    this.numbers = numbers;
    this.sells = sells;
  }

  /** All cumulatives count from where the first release of the same count stood. */
  private record Sums(Quantity start, @Nullable Quantity stated, Quantity sent, Quantity received) {
    Sums plus(Quantity moreSent, Quantity moreReceived) {
      return new Sums(start, stated, sent.plus(moreSent), received.plus(moreReceived));
    }

    Quantity consumed() {
      return OpenQuantity.consumed(
          start.plus(sent), start.plus(received), stated == null ? Quantity.ZERO : stated);
    }
  }

  /** What was sent of one schedule in one unit. */
  void add(ServedSchedule it, String in, Quantity sent, Quantity received, Instant told) {
    String partner = sells ? it.buyer() : it.supplier();
    Optional<Quantity> sentHere =
        AgreedUnits.convert(numbers, partner, it.part(), sent, in, it.unit());
    Optional<Quantity> receivedHere =
        AgreedUnits.convert(numbers, partner, it.part(), received, in, it.unit());
    if (sentHere.isEmpty() || receivedHere.isEmpty()) {
      uncounted.add(uncounted(partner, it.part(), sent, in, told));
      return;
    }
    Sums none =
        new Sums(
            it.first() == null ? Quantity.ZERO : it.first(),
            it.stated(),
            Quantity.ZERO,
            Quantity.ZERO);
    schedules.put(
        it.schedule(),
        schedules.getOrDefault(it.schedule(), none).plus(sentHere.get(), receivedHere.get()));
  }

  /** In its own unit, which the part's balance has no conversion for: it is named there. */
  private Counted uncounted(String partner, String part, Quantity sent, String unit, Instant said) {
    return new Counted(
        sells ? Kind.CALL_OFFS : Kind.PROMISES,
        numbers.own(partner, part),
        null,
        partner,
        part,
        null,
        LocalDate.ofInstant(said, ZoneOffset.UTC),
        Bucket.DAY,
        DateKind.DELIVERY,
        true,
        sent,
        unit,
        said,
        null);
  }

  /** How much of each schedule's lines is consumed, where anything is. */
  Map<String, Quantity> consumed() {
    Map<String, Quantity> all = new TreeMap<>();
    schedules.forEach(
        (schedule, sums) -> {
          Quantity consumed = sums.consumed();
          if (consumed.isPositive()) all.put(schedule, consumed);
        });
    return all;
  }

  /**
   * Despatches that no schedule's unit is known for; at the supplier's, as the buyer's transit says
   * so itself.
   */
  public List<Counted> uncounted() {
    return sells ? uncounted : List.of();
  }
}
