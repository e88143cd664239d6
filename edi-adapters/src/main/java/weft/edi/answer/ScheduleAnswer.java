package weft.edi.answer;

import java.util.List;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.scheduling.Commitment;
import weft.scheduling.ScheduleLine;

/** A line of a release, and what was answered to it. */
record ScheduleAnswer(ScheduleLine line, Commitment commitment) {

  boolean isAsAsked() {
    return commitment.isAsAsked(line.lastDay());
  }

  /** A line refused as a whole is answered with zero on its own date. */
  List<Promise> promises() {
    return commitment.promises().isEmpty()
        ? List.of(new Promise(line.due(), Quantity.ZERO))
        : commitment.promises();
  }
}
