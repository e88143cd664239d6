package weft.api.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import weft.calendar.IsoText;
import weft.calendar.Week;

/** The days from the first to the last that lines name. */
record Horizon(LocalDate from, LocalDate until) {
  /** Null where no line has a date. */
  static @Nullable Horizon of(Iterable<JsonNode> lines) {
    Horizon all = null;
    for (JsonNode it : lines) {
      Horizon its = ofLine(it);
      if (its == null) continue;
      all = all == null ? its : all.with(its);
    }
    return all;
  }

  private Horizon with(Horizon other) {
    return new Horizon(
        other.from.isBefore(from) ? other.from : from,
        other.until.isAfter(until) ? other.until : until);
  }

  /** The days of one line; null where it has none, or an invalid one. */
  static @Nullable Horizon ofLine(JsonNode line) {
    try {
      String week = line.path("week").asString("");
      if (!week.isEmpty()) return new Horizon(Week.parse(week).monday(), Week.parse(week).sunday());
      String date = line.path("date").asString("");
      return date.isEmpty() ? null : new Horizon(IsoText.day(date), IsoText.day(date));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return null; // the body's own reader reports it
    }
  }

  boolean overlaps(LocalDate other, LocalDate otherUntil) {
    return !until.isBefore(other) && !from.isAfter(otherUntil);
  }
}
