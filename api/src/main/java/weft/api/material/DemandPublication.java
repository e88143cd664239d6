package weft.api.material;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** A publication; it replaces all demand inside its horizon and none outside. */
record DemandPublication(
    @Needed @Nullable String site,
    @Needed @Nullable String part,
    @Nullable PartyCode supplier,
    @Needed @Nullable String unit,
    @Needed @Nullable LocalDate from,
    @Needed @Nullable LocalDate until,
    @Needed @Nullable List<@Nullable Line> lines) {
  record Line(@Nullable LocalDate date, @Nullable Week week, @Needed @Nullable Quantity quantity) {}
}
