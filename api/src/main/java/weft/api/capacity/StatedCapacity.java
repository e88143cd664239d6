package weft.api.capacity;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.calendar.Week;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * A complete statement of a capacity group.
 *
 * @param code the supplier's own; never changes
 * @param weeks a week that is absent is unknown, not zero
 * @param parts the parts that load it, each with a factor in the group's unit
 * @param buyers the buyers who see it
 */
record StatedCapacity(
    @Nullable String code,
    @Needed @Nullable String site,
    @Needed @Nullable Text names,
    @Needed @Nullable String unit,
    @Nullable List<@Nullable OfWeek> weeks,
    @Nullable List<@Nullable OfPart> parts,
    @Nullable List<@Nullable PartyCode> buyers) {
  /** The capacity of a week. */
  record OfWeek(
      @Needed @Nullable Week week,
      @Needed @Nullable Quantity actual,
      @Nullable Quantity agreed,
      @Needed @Nullable Quantity maximum) {}

  /** The capacity that one unit of a part takes. */
  record OfPart(@Needed @Nullable String part, @Needed @Nullable BigDecimal factor) {}
}
