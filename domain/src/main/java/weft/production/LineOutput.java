package weft.production;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The output of a day, in the unit of the schedule.
 *
 * @param good usable; negative where it takes back an earlier report of the day
 * @param scrap unusable; it does not reduce the open plan
 * @param batch null where the part has none
 * @param reason why the report is taken back; null where it is not
 */
public record LineOutput(
    LocalDate date,
    Quantity good,
    Quantity scrap,
    @Nullable String batch,
    @Nullable String reason) {
  boolean takesBack() {
    return good.compareTo(Quantity.ZERO) < 0 || scrap.compareTo(Quantity.ZERO) < 0;
  }

  boolean isOfSameBatch(LineOutput other) {
    return date.equals(other.date) && Objects.equals(batch, other.batch);
  }

  /** The sum of two reports of the same day and batch. */
  LineOutput plus(LineOutput other) {
    return new LineOutput(date, good.plus(other.good), scrap.plus(other.scrap), batch, null);
  }

  /** The change from what was reported before; all of it where nothing was. */
  LineOutput minus(@Nullable LineOutput before) {
    if (before == null) return this;
    return new LineOutput(date, good.minus(before.good), scrap.minus(before.scrap), batch, reason);
  }

  boolean isNothing() {
    return good.equals(Quantity.ZERO) && scrap.equals(Quantity.ZERO);
  }
}
