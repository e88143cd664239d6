package weft.machine;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * Maintenance that recurs after running hours or days, whichever comes first.
 *
 * @param code the owner's, such as {@code SPINDLE-OIL}
 * @param everyHours running hours; null where hours do not count
 * @param everyDays null where days do not count
 * @param lastDoneOn the day on which it was last done before it was planned; null where nobody
 *     knows, and then the day of the plan begins the first cycle
 */
public record MaintenancePlan(
    String code,
    @Nullable Text names,
    @Nullable BigDecimal everyHours,
    @Nullable Integer everyDays,
    @Nullable LocalDate lastDoneOn) {}
