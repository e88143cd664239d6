package weft.scheduling.release;

import java.util.ArrayList;
import java.util.List;
import weft.measure.Quantity;

/** A line of an earlier release, and its quantity not received since; zero or more. */
public record OpenLine(ScheduleLine line, Quantity open) {

  /** Deducts the receipts since the release from its lines, oldest first. */
  public static List<OpenLine> of(Forecast released, Received today) {
    Quantity left = released.received().until(today);
    List<OpenLine> open = new ArrayList<>();
    for (ScheduleLine line : released.lines()) {
      Quantity taken = left.exceeds(line.quantity()) ? line.quantity() : left;
      left = left.minus(taken);
      open.add(new OpenLine(line, line.quantity().minus(taken)));
    }
    return open;
  }

  public static OpenLine whole(ScheduleLine line) {
    return new OpenLine(line, line.quantity());
  }

  ScheduleLine.Key key() {
    return line.key();
  }

  public boolean isConsumed() {
    return !open.isPositive();
  }

  boolean isPartlyConsumed() {
    return line.quantity().exceeds(open);
  }
}
