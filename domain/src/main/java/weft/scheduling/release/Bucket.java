package weft.scheduling.release;

import java.time.LocalDate;

/**
 * The time span of a line's quantity, beginning on its due date: EDIFACT DE 2013 (SCC frequency),
 * X12 FST03.
 */
public enum Bucket {
  DAY,
  WEEK,
  MONTH,
  /** The partner states a date without a span, or a free interval; it counts as a day. */
  FLEXIBLE;

  public LocalDate lastDay(LocalDate first) {
    return switch (this) {
      case DAY, FLEXIBLE -> first;
      case WEEK -> first.plusDays(6);
      case MONTH -> first.plusMonths(1).minusDays(1);
    };
  }
}
