package weft.projections.picking;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.picking.PickingLine;

/**
 * A line of a picking and what was taken for it.
 *
 * @param line from 1
 * @param complete whether its whole quantity was scanned
 * @param wrong how often other goods were scanned for it
 */
public record PickedLine(
    int line,
    String part,
    Quantity quantity,
    String unit,
    @Nullable String batch,
    @Nullable String location,
    Quantity picked,
    boolean complete,
    int wrong) {
  static PickedLine of(int number, PickingLine it) {
    return new PickedLine(
        number,
        it.part(),
        it.quantity(),
        it.unit(),
        it.batch(),
        it.location(),
        Quantity.ZERO,
        false,
        0);
  }

  PickedLine with(Quantity more, boolean whole) {
    return new PickedLine(
        line, part, quantity, unit, batch, location, picked.plus(more), whole, wrong);
  }

  PickedLine withWrong() {
    return new PickedLine(line, part, quantity, unit, batch, location, picked, complete, wrong + 1);
  }
}
