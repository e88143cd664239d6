package weft.energy.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Advice to move load of a machine, with the numbers it rests on.
 *
 * @param from the first day that was looked at
 * @param until the last
 * @param kWhAtFromPrice the machine's energy at the higher price, on an average day of the shift
 */
public record GivenAdvice(
    String machine,
    LocalDate from,
    LocalDate until,
    @Nullable String fromBand,
    @Nullable String toBand,
    String currency,
    BigDecimal kWhAtFromPrice,
    LoadShift shift) {}
