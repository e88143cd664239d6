package weft.api.production;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * A publication; it replaces the plan from its first day to its last and nothing outside.
 *
 * @param buyers the buyers to whom it is shown; empty to show it to nobody. With exactly one buyer,
 *     output without allotments is allotted to that buyer
 */
record OutputPublication(
    @Needed @Nullable String site,
    @Needed @Nullable String part,
    @Needed @Nullable String unit,
    @Needed @Nullable LocalDate from,
    @Needed @Nullable LocalDate until,
    @Needed @Nullable List<@Nullable Line> lines,
    @Nullable List<@Nullable PartyCode> buyers) {
  /** Output of a date or a week; exactly one of the two is set. */
  record Line(
      @Nullable LocalDate date,
      @Nullable Week week,
      @Needed @Nullable Quantity quantity,
      @Nullable List<@Nullable Share> allotments) {}

  /** A buyer's share of a line. */
  record Share(@Needed @Nullable PartyCode buyer, @Needed @Nullable Quantity quantity) {}
}
