package weft.energy.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The measured effect of advice that was taken.
 *
 * @param days with readings
 * @param kWhPerDay less at the higher price than before; negative where it became more
 * @param saving at the prices of the advice, without demand
 */
public record MeasuredAdvice(
    LocalDate from, LocalDate until, int days, BigDecimal kWhPerDay, BigDecimal saving) {}
