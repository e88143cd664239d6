package weft.scheduling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What one release did to one line of the release before.
 *
 * @param due of the line as it stands now; of the old line where it is gone
 * @param before its quantity in the release before; null for an added line
 * @param now its quantity now; null for a line that is gone
 * @param otherDate for a moved line the date it came from (line present) or went to (line gone)
 * @param withinFirmHorizon whether the change touches days that were firm before
 */
public record LineDelta(
    LocalDate due,
    int ordinal,
    Kind kind,
    @Nullable Quantity before,
    @Nullable Quantity now,
    @Nullable LocalDate otherDate,
    boolean withinFirmHorizon) {

  public boolean isGone() {
    return now == null;
  }

  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    /** Gone or smaller because the buyer received it, or its days went by; nothing was cut. */
    CONSUMED,
    MOVED,
    MORE,
    LESS,
    /** The same sum in other buckets, such as a week that became five days. */
    REBUCKETED
  }
}
