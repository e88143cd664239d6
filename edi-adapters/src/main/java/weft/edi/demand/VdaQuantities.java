package weft.edi.demand;

import static weft.edi.onward.VdaTransmission.day;
import static weft.edi.onward.VdaTransmission.whole;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/** Pairs of date and quantity for a 4905. A 4915 uses the same dates. */
final class VdaQuantities {
  private static final String NO_DEMAND = "222222";
  private static final String BACKLOG = "333333";
  private static final String IMMEDIATE = "444444";
  private static final String SPANS = "555555";
  private static final String REST = "999999";

  private VdaQuantities() {}

  /** Lines without a day and daily lines first, then weeks and months, then the remainder. */
  static List<String> pairs(ScheduledPart it, LocalDate issued) {
    ScheduleLine rest = rest(it);
    List<String> pairs = new ArrayList<>();
    Predicate<ScheduleLine> isDay = line -> line.bucket() == Bucket.DAY;
    lines(it, isDay).forEach(line -> pair(date(line), line, pairs));
    it.zeros(false).stream()
        .filter(line -> line.bucket() == Bucket.DAY && line.due().isAfter(issued))
        .forEach(line -> pair(day(line.due()), line, pairs));
    List<ScheduleLine> spans =
        lines(it, isDay.negate()).filter(line -> !line.equals(rest)).toList();
    if (!spans.isEmpty()) pairs.addAll(List.of(SPANS, ""));
    // Several lines of one period (a release can end within it) become one quantity.
    Map<String, Quantity> byDate = new LinkedHashMap<>();
    spans.forEach(line -> byDate.merge(date(line), line.quantity(), Quantity::plus));
    byDate.forEach((date, quantity) -> pairs.addAll(List.of(date, whole(quantity.amount()))));
    if (rest != null) pair(REST, rest, pairs);
    if (pairs.isEmpty()) pairs.addAll(List.of(NO_DEMAND, ""));
    return pairs;
  }

  private static Stream<ScheduleLine> lines(ScheduledPart of, Predicate<ScheduleLine> such) {
    return of.lines().stream().filter(such);
  }

  private static void pair(String date, ScheduleLine it, List<String> to) {
    to.addAll(List.of(date, whole(it.quantity().amount())));
  }

  /** The last line if it is flexible: it has no period, and its day merely sorts it last. */
  private static @Nullable ScheduleLine rest(ScheduledPart it) {
    if (it.lines().isEmpty()) return null;
    ScheduleLine last = it.lines().getLast();
    return last.bucket() == Bucket.FLEXIBLE ? last : null;
  }

  static String date(ScheduleLine it) {
    LocalDate due = it.due();
    if (it.firmness() == Firmness.BACKLOG) return BACKLOG;
    if (it.firmness() == Firmness.IMMEDIATE) return IMMEDIATE;
    return switch (it.bucket()) {
      case DAY, FLEXIBLE -> day(due);
      case WEEK ->
          "%02d00%02d"
              .formatted(
                  due.get(IsoFields.WEEK_BASED_YEAR) % 100,
                  due.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> "%02d%02d00".formatted(due.getYear() % 100, due.getMonthValue());
    };
  }
}
