package weft.api.production;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    @Nullable String site,
    @Nullable String part,
    @Nullable String unit,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable List<@Nullable Line> lines,
    @Nullable List<@Nullable PartyCode> buyers) {
  /** Output of a date or a week; exactly one of the two is set. */
  record Line(
      @Nullable LocalDate date,
      @Nullable Week week,
      @Nullable Quantity quantity,
      @Nullable List<@Nullable Share> allotments) {}

  /** The share of a line for a buyer. */
  record Share(@Nullable PartyCode buyer, @Nullable Quantity quantity) {}
}
