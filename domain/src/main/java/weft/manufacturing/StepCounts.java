package weft.manufacturing;

import weft.measure.Quantity;

/**
 * The quantities that a report states of a step, in the unit of its work order.
 *
 * @param rework to be worked on again; it stays open until a later report takes from it
 */
public record StepCounts(Quantity good, Quantity scrap, Quantity rework) {
  public static final StepCounts NONE = new StepCounts(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);

  public Quantity total() {
    return good.plus(scrap).plus(rework);
  }

  StepCounts plus(StepCounts other) {
    return new StepCounts(
        good.plus(other.good), scrap.plus(other.scrap), rework.plus(other.rework));
  }
}
