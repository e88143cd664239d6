package weft.api.scheduling;

import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.calendar.IsoText;
import weft.language.Text;
import weft.projections.scheduling.CallOffFilter;
import weft.projections.scheduling.ComparisonBasis;

/** The filters and the comparison of a list of call-offs, as the caller gives them. */
final class CallOffsAsked {
  private static final Set<String> FIRMNESSES =
      Set.of("firm", "production", "material", "forecast", "backlog", "immediate");

  private CallOffsAsked() {}

  static @Nullable List<String> firmness(@Nullable String asked) {
    if (asked == null || asked.isEmpty()) return null;
    List<String> any = List.of(asked.split(",", -1));
    if (FIRMNESSES.containsAll(any)) return any;
    throw Problem.parameter(
        "firmness",
        new Text(
            "firmness is any of firm, production, material, forecast, backlog, immediate.",
            "firmness 的取值为 firm、production、material、forecast、backlog、immediate，可用逗号分隔。"));
  }

  static ComparisonBasis against(
      ReadContexts readings, Caller caller, @Nullable String as, @Nullable String asked) {
    if (asked == null || asked.isEmpty() || asked.equals("release")) return ComparisonBasis.RELEASE;
    if (asked.equals("answer")) return ComparisonBasis.ANSWER;
    try {
      return ComparisonBasis.at(readings.bySide(caller, as, IsoText.moment(asked)).position());
    } catch (DateTimeException e) {
      throw Problem.parameter(
          "against",
          new Text(
              "against is release, answer, or an instant such as 2027-01-04T08:00:00Z.",
              "against 的取值为 release、answer，或时刻，例如 2027-01-04T08:00:00Z。"));
    }
  }

  static CallOffFilter.@Nullable After after(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new CallOffFilter.After(cursor.date(0), cursor.number(1), (int) cursor.number(2));
  }
}
