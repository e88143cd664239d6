package weft.edi.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.release.ScheduleLine;

/** A line of a release, and the supplier's commitment to it. */
record ScheduleAnswer(ScheduleLine line, Commitment commitment) {

  /** The answer to one quantity, which authorisations may split into several lines. */
  static ScheduleAnswer together(List<ScheduleAnswer> parts) {
    ScheduleAnswer first = parts.getFirst();
    if (parts.size() == 1) return first;
    Map<LocalDate, Quantity> promised = new TreeMap<>();
    Quantity asked = Quantity.ZERO;
    Reason reason = null;
    for (ScheduleAnswer it : parts) {
      asked = asked.plus(it.commitment.asked());
      for (Promise one : it.commitment.promises())
        promised.merge(one.date(), one.quantity(), Quantity::plus);
      if (reason == null) reason = it.commitment.reason();
    }
    List<Promise> promises =
        promised.entrySet().stream().map(it -> new Promise(it.getKey(), it.getValue())).toList();
    return new ScheduleAnswer(
        first.line,
        new Commitment(first.line.due(), first.line.ordinal(), asked, promises, reason, null));
  }

  boolean isAsAsked() {
    return commitment.isAsAsked(line.lastDay());
  }

  /** The promises; a line that is refused as a whole is answered with zero on its own date. */
  List<Promise> promises() {
    return commitment.promises().isEmpty()
        ? List.of(new Promise(line.due(), Quantity.ZERO))
        : commitment.promises();
  }
}
