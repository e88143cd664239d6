package weft.energy.cost;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.machine.Weekday;

/**
 * The price of a kWh at certain hours, in the site's local time.
 *
 * @param days on which the hours begin
 * @param until not after {@code from} where the hours end on the next day
 * @param band such as {@code peak}; null where it has no name
 * @param price may be negative; null where it is not known yet
 * @param provisional whether the price may still change
 */
public record TariffPrice(
    List<Weekday> days,
    LocalTime from,
    LocalTime until,
    @Nullable String band,
    @Nullable BigDecimal price,
    boolean provisional) {
  public static final int QUARTERS_OF_DAY = 96;
  private static final long NANOS = 900_000_000_000L;

  public TariffPrice {
    days = List.copyOf(days);
  }

  /** Whether it begins and ends at a quarter of an hour. */
  public boolean isOnQuarters() {
    return isQuarter(from) && isQuarter(until);
  }

  private static boolean isQuarter(LocalTime time) {
    return time.toNanoOfDay() % NANOS == 0;
  }

  /** The quarter hour of the day at which it begins, from 0. */
  public int first() {
    return from.toSecondOfDay() / 900;
  }

  /** Its length in quarter hours; a whole day where both times are the same. */
  public int quarters() {
    int between = Math.floorMod(until.toSecondOfDay() / 900 - first(), QUARTERS_OF_DAY);
    return between == 0 ? QUARTERS_OF_DAY : between;
  }
}
