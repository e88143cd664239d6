package weft.api.history;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.api.problem.Problem;
import weft.calendar.IsoText;
import weft.history.Positions;
import weft.language.Text;

/** Reads a parameter that is a position or an instant. */
final class PositionParameter {
  private PositionParameter() {}

  /** The position, or the last one at the instant; 400 where it is neither. */
  static long of(Positions positions, @Nullable String text, String parameter, long otherwise) {
    if (text == null || text.isEmpty()) return otherwise;
    try {
      if (text.matches("\\d{1,18}")) return Long.parseLong(text);
      Instant at = IsoText.moment(text);
      return at.isBefore(Instant.EPOCH) ? 0 : positions.positionAt(at);
    } catch (DateTimeException _) {
      throw Problem.parameter(
          parameter,
          new Text(
              parameter + " is a position or an instant (ISO 8601).",
              parameter + " 应为位置编号或时刻（ISO 8601）。"));
    }
  }
}
