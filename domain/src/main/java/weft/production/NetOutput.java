package weft.production;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import weft.measure.Quantity;

/**
 * A planned line, reduced by the reported output. A report reduces only the line of its own day,
 * whichever version published it.
 *
 * @param reported good output of the line's days
 * @param open still to be made; 0 once the last day is over
 * @param late not made although the last day is over; no longer counted as future output
 */
public record NetOutput(OutputLine line, Quantity reported, Quantity open, Quantity late) {

  /** Returns the net output of all lines in order, as of a day at the site. */
  public static List<NetOutput> of(
      List<OutputLine> lines, Collection<LineOutput> reported, LocalDate today) {
    return lines.stream().map(it -> of(it, reported, today)).toList();
  }

  private static NetOutput of(OutputLine line, Collection<LineOutput> reported, LocalDate today) {
    Quantity good =
        reported.stream()
            .filter(it -> line.overlaps(it.date(), it.date()))
            .map(LineOutput::good)
            .reduce(Quantity.ZERO, Quantity::plus);
    Quantity rest = line.quantity().exceeds(good) ? line.quantity().minus(good) : Quantity.ZERO;
    boolean over = line.last().isBefore(today);
    return new NetOutput(line, good, over ? Quantity.ZERO : rest, over ? rest : Quantity.ZERO);
  }

  /**
   * Returns the open quantity of a share of the line, such as an allotment. Reports name no buyer,
   * so each share is reduced in proportion, rounded down to the decimals of the plan.
   */
  public Quantity openOf(Quantity part) {
    if (reported.compareTo(Quantity.ZERO) <= 0) return part;
    BigDecimal planned = line.quantity().amount();
    if (planned.signum() == 0) return Quantity.ZERO;
    BigDecimal rest = open.plus(late).amount();
    int decimals = Math.max(Math.max(planned.scale(), part.amount().scale()), rest.scale());
    return new Quantity(part.amount().multiply(rest).divide(planned, decimals, RoundingMode.DOWN));
  }
}
