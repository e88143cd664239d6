package weft.machine;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine's time, pieces and energy in one shift of a day. The six times add up to the length of
 * the shift. Seconds are decimals because readings come with milliseconds.
 *
 * @param name the shift's; null for time outside of any shift, and at a site without shifts
 * @param plannedBusySeconds the shift without its breaks; null at a site without shifts
 * @param parts null where the machine counts none
 * @param good null where the machine does not tell good pieces from others
 * @param kWh null where nothing measured it
 */
public record MachineShift(
    @Nullable String name,
    Instant from,
    Instant until,
    @Nullable BigDecimal plannedBusySeconds,
    BigDecimal runningSeconds,
    BigDecimal idleSeconds,
    BigDecimal setupSeconds,
    BigDecimal downSeconds,
    BigDecimal offSeconds,
    BigDecimal unknownSeconds,
    @Nullable BigDecimal parts,
    @Nullable BigDecimal good,
    @Nullable BigDecimal kWh) {}
