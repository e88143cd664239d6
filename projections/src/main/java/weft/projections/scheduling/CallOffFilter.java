package weft.projections.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a list of call-offs; null does not narrow.
 *
 * @param changed true for lines whose change is anything but {@code same}, including the lines of a
 *     first release, which are new to the reader; false for the others
 * @param firmness any of these, such as {@code firm} and {@code immediate}
 * @param silentFrom with {@code silentUntil}, the range in which silence becomes acceptance
 */
public record CallOffFilter(
    @Nullable String schedule,
    @Nullable String part,
    @Nullable String buyer,
    @Nullable String supplier,
    @Nullable String site,
    @Nullable String state,
    @Nullable Boolean changed,
    @Nullable List<String> firmness,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate dueUntil,
    @Nullable Instant silentFrom,
    @Nullable Instant silentUntil) {
  public static final CallOffFilter NONE =
      new CallOffFilter(null, null, null, null, null, null, null, null, null, null, null, null);

  public static CallOffFilter ofSchedule(String schedule) {
    return new CallOffFilter(
        schedule, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The same list, with the lines of one day. */
  public CallOffFilter dueOn(LocalDate day) {
    return new CallOffFilter(
        schedule,
        part,
        buyer,
        supplier,
        site,
        state,
        changed,
        firmness,
        day,
        day,
        silentFrom,
        silentUntil);
  }

  /** The place after which a page begins. */
  public record After(LocalDate due, long scheduleNo, int ordinal) {}
}
