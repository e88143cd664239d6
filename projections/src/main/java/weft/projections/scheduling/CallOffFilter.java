package weft.projections.scheduling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a list of call-offs is narrowed to; null does not narrow. */
public record CallOffFilter(
    @Nullable String schedule,
    @Nullable String part,
    @Nullable String buyer,
    @Nullable String supplier,
    @Nullable String site,
    @Nullable String state,
    @Nullable Boolean changed,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate dueUntil) {
  public static final CallOffFilter NONE =
      new CallOffFilter(null, null, null, null, null, null, null, null, null);

  public static CallOffFilter ofSchedule(String schedule) {
    return new CallOffFilter(schedule, null, null, null, null, null, null, null, null);
  }

  /** The place after which a page begins. */
  public record After(LocalDate due, long scheduleNo, int ordinal) {}
}
