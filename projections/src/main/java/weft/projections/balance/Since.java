package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.balance.OpenQuantity;
import weft.measure.Quantity;
import weft.projections.balance.Counted.Kind;
import weft.scheduling.Bucket;
import weft.scheduling.DateKind;

/**
 * What was despatched and received of each schedule since the release in force, in the schedule's
 * unit; and what could not be brought to it.
 */
public final class Since implements OpenCallOffs.Consumed {
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

  /** One schedule's sums in one unit. */
  void add(ResultSet row) throws SQLException {
    String schedule = requireNonNull(row.getString(1));
    String partner = requireNonNull(row.getString(sells ? 6 : 7));
    String part = requireNonNull(row.getString(8));
    String unit = requireNonNull(row.getString(9));
    String in = requireNonNull(row.getString(10));
    Quantity sent = new Quantity(requireNonNull(row.getBigDecimal(4)));
    Quantity received = new Quantity(requireNonNull(row.getBigDecimal(5)));
    Optional<Quantity> sentHere = AgreedUnits.convert(numbers, partner, part, sent, in, unit);
    Optional<Quantity> receivedHere =
        AgreedUnits.convert(numbers, partner, part, received, in, unit);
    if (sentHere.isEmpty() || receivedHere.isEmpty()) {
      uncounted.add(
          uncounted(partner, part, sent, in, row.getObject(11, OffsetDateTime.class).toInstant()));
      return;
    }
    Quantity stated = quantity(row, 2);
    Quantity start = quantity(row, 3);
    Sums none =
        new Sums(start == null ? Quantity.ZERO : start, stated, Quantity.ZERO, Quantity.ZERO);
    schedules.put(
        schedule, schedules.getOrDefault(schedule, none).plus(sentHere.get(), receivedHere.get()));
  }

  private static @Nullable Quantity quantity(ResultSet row, int column) throws SQLException {
    var it = row.getBigDecimal(column);
    return it == null ? null : new Quantity(it);
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
        said);
  }

  @Override
  public Quantity of(String schedule, @Nullable Quantity stated) {
    Sums sums = schedules.get(schedule);
    return sums == null ? Quantity.ZERO : sums.consumed();
  }

  /**
   * Despatches that no schedule's unit is known for; at the supplier's, as the buyer's transit says
   * so itself.
   */
  public List<Counted> uncounted() {
    return sells ? uncounted : List.of();
  }
}
