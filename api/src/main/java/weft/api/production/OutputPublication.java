package weft.api.production;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * A publication; it replaces what was planned from its first day to its last and nothing outside.
 *
 * @param buyers to whom it is shown; none where to nobody. Where it is exactly one, all that no
 *     line allots is allotted to it
 */
record OutputPublication(
    @Needed @Nullable String site,
    @Needed @Nullable String part,
    @Needed @Nullable String unit,
    @Needed @Nullable LocalDate from,
    @Needed @Nullable LocalDate until,
    @Needed @Nullable List<@Nullable Line> lines,
    @Nullable List<@Nullable PartyCode> buyers) {
  /** Output of a date or a week, exactly one of which is said. */
  record Line(
      @Nullable LocalDate date,
      @Nullable Week week,
      @Needed @Nullable Quantity quantity,
      @Nullable List<@Nullable Share> allotments) {}

  /** What of a line is for a buyer. */
  record Share(@Needed @Nullable PartyCode buyer, @Needed @Nullable Quantity quantity) {}
}
