package weft.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import weft.measure.Quantity;

/**
 * Inflow and outflow on each day of a horizon, in the base unit. Quantities after the last day are
 * dropped. Quantities before the first day count on the first day; the caller leaves out those that
 * must not count.
 */
final class DailyFlows {
  final LocalDate first;
  final BigDecimal[] confirmed;
  final BigDecimal[] planned;
  final BigDecimal[] out;
  final BigDecimal[] outFirm;

  DailyFlows(LocalDate first, LocalDate last) {
    int days = Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
    if (days < 1) throw new IllegalArgumentException("A horizon ends on " + last + ", before it");
    this.first = first;
    confirmed = none(days);
    planned = none(days);
    out = none(days);
    outFirm = none(days);
  }

  int days() {
    return out.length;
  }

  LocalDate day(int at) {
    return first.plusDays(at);
  }

  /**
   * Adds a confirmed inflow and returns the day on which it counts; {@code plan} and {@code out}
   * return the same.
   */
  LocalDate confirm(LocalDate day, Quantity quantity) {
    return add(confirmed, day, quantity);
  }

  LocalDate plan(LocalDate day, Quantity quantity) {
    return add(planned, day, quantity);
  }

  LocalDate out(LocalDate day, Quantity quantity, boolean firm) {
    if (firm) add(outFirm, day, quantity);
    return add(out, day, quantity);
  }

  private LocalDate add(BigDecimal[] to, LocalDate day, Quantity quantity) {
    long at = Math.max(0, ChronoUnit.DAYS.between(first, day));
    if (at < to.length) to[(int) at] = to[(int) at].add(quantity.amount());
    return at == 0 ? first : day;
  }

  private static BigDecimal[] none(int days) {
    BigDecimal[] zero = new BigDecimal[days];
    Arrays.fill(zero, BigDecimal.ZERO);
    return zero;
  }
}
