package weft.manufacturing;

import java.util.ArrayList;
import java.util.List;
import weft.measure.Quantity;

/**
 * How far a step is. Good, scrap and open rework together never exceed what was passed on to it,
 * unless a report of the step before was corrected afterwards.
 *
 * @param passedOn the good of the step before; at the first step the quantity of the order
 * @param openRework waits to be worked on again
 */
public record StepProgress(
    int step, Quantity passedOn, Quantity good, Quantity scrap, Quantity openRework) {
  /**
   * The progress of each step, in the order of the steps.
   *
   * @param steps their numbers
   */
  public static List<StepProgress> of(
      Quantity quantity, List<Integer> steps, List<StepTaken> reports) {
    List<StepProgress> all = new ArrayList<>();
    Quantity passedOn = quantity;
    for (int step : steps) {
      StepCounts counts = StepCounts.NONE;
      Quantity fromRework = Quantity.ZERO;
      for (StepTaken it : reports) {
        if (it.step() != step) continue;
        counts = counts.plus(it.counts());
        fromRework = fromRework.plus(it.fromRework());
      }
      Quantity open = counts.rework().minus(fromRework);
      all.add(new StepProgress(step, passedOn, counts.good(), counts.scrap(), open));
      passedOn = counts.good();
    }
    return List.copyOf(all);
  }

  /** The quantity reported of it: good, scrap and open rework. */
  public Quantity taken() {
    return good.plus(scrap).plus(openRework);
  }

  /** The quantity that was passed on and has no report yet. */
  public Quantity unreported() {
    Quantity left = passedOn.minus(taken());
    return left.isPositive() ? left : Quantity.ZERO;
  }

  /** How much more was reported than was passed on; zero except after a correction. */
  public Quantity beyond() {
    Quantity more = taken().minus(passedOn);
    return more.isPositive() ? more : Quantity.ZERO;
  }

  /** How much of a report comes from open rework: a report takes from what is unreported first. */
  Quantity takenFromRework(Quantity total) {
    return total.exceeds(unreported()) ? total.minus(unreported()) : Quantity.ZERO;
  }
}
