package weft.api.material;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** A publication; it replaces all demand inside its horizon and none outside. */
record DemandPublication(
    @Nullable String site,
    @Nullable String part,
    @Nullable PartyCode supplier,
    @Nullable String unit,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable List<@Nullable Line> lines) {
  record Line(@Nullable LocalDate date, @Nullable Week week, @Nullable Quantity quantity) {}
}
