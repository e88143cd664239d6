package weft.machine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one day once no reading of it can be late any more: 24 hours after its last shift.
 *
 * @param day the day on which its shifts began
 * @param part the owner's number of the part that the machine made, as the owner stated it when the
 *     day was closed; null where it makes several
 * @param idealSecondsPerPart as the owner stated it when the day was closed; null where it was not
 *     known
 * @param intervals number of intervals that the sums are made of
 * @param sha256 of those intervals, so that a later computation from the same readings can be
 *     compared
 * @param energy by quarter hours; null for days that were closed before the hub kept it
 */
public record MachineDay(
    LocalDate day,
    List<MachineShift> shifts,
    @Nullable String part,
    @Nullable BigDecimal idealSecondsPerPart,
    int intervals,
    String sha256,
    @Nullable DayEnergy energy) {}
