package weft.edi.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;

/**
 * What is done with the segments of one tag.
 *
 * @param message the message type it is for, whoever sends it; null for all of the buyer's
 * @param where what their elements must say
 */
record Rule(@Nullable String message, String tag, List<Condition> where, List<Step> steps) {

  boolean isFor(String type) {
    return message == null || message.equals(type);
  }

  /** Does its steps in order on a segment, as the rules before it left it. */
  void apply(Segment sent, Amendments message) {
    for (Step step : steps) {
      Segment now = message.now(sent);
      message.spend(1 + where.size(), sent, step);
      if (now == null || !Condition.hold(where, now)) return;
      step.apply(sent, now, message);
    }
  }
}
