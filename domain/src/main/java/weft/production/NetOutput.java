package weft.production;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import weft.measure.Quantity;

/**
 * A planned line beside what was made of it. A report nets the line of its own day, whichever
 * version published it, and no other.
 *
 * @param reported good output of the line's days
 * @param open what is still to come: 0 once the last day is over
 * @param late what did not come though the last day is over; it is no output any more
 */
public record NetOutput(OutputLine line, Quantity reported, Quantity open, Quantity late) {

  /** Of all lines in their order, as of a day at the site. */
  public static List<NetOutput> of(
      List<OutputLine> lines, Collection<Made> reported, LocalDate today) {
    return lines.stream().map(it -> of(it, reported, today)).toList();
  }

  private static NetOutput of(OutputLine line, Collection<Made> reported, LocalDate today) {
    Quantity good =
        reported.stream()
            .filter(it -> line.overlaps(it.date(), it.date()))
            .map(Made::good)
            .reduce(Quantity.ZERO, Quantity::plus);
    Quantity rest = line.quantity().exceeds(good) ? line.quantity().minus(good) : Quantity.ZERO;
    boolean over = line.last().isBefore(today);
    return new NetOutput(line, good, over ? Quantity.ZERO : rest, over ? rest : Quantity.ZERO);
  }

  /**
   * What is still to come of a part of the line, such as an allotment. Output is reported for no
   * buyer, so each part is netted in proportion, rounded down to the decimals of the plan.
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
