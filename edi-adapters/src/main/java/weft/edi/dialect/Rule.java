package weft.edi.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;

/**
 * A rule for the segments of one tag.
 *
 * @param message the message type, from either side; null for all of the buyer's
 * @param where the conditions that a segment must fulfil
 */
record Rule(@Nullable String message, String tag, List<Condition> where, List<Step> steps) {

  boolean isFor(String type) {
    return message == null || message.equals(type);
  }

  /** Applies the steps in order to a segment, in the state that earlier rules left. */
  void apply(Segment sent, Amendments message) {
    for (Step step : steps) {
      Segment now = message.now(sent);
      message.spend(1 + where.size(), sent, step);
      if (now == null || !Condition.hold(where, now)) return;
      step.apply(sent, now, message);
    }
  }
}
