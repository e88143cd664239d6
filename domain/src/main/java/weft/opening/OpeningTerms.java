package weft.opening;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;

/**
 * What both sides count at the end of a day.
 *
 * @param asOf what was received, and what left, up to and with this day counts
 * @param unit of all quantities
 * @param received the buyer's cumulative
 * @param shipped the supplier's: what is received, and what is on its way
 * @param since the day from which the cumulatives count, such as a new year's first; null where
 *     nobody names it
 * @param lastDeliveryNote of the last goods that {@code received} counts
 * @param inTransit what is on its way; together as much as {@code shipped} is above {@code
 *     received}
 * @param note in words, for the other side
 */
public record OpeningTerms(
    LocalDate asOf,
    String unit,
    Quantity received,
    Quantity shipped,
    @Nullable LocalDate since,
    @Nullable String lastDeliveryNote,
    List<GoodsUnderway> inTransit,
    @Nullable String note) {
  public OpeningTerms {
    inTransit = List.copyOf(inTransit);
  }

  /** Whether both sides would count alike by either, whatever words go with it. */
  boolean countsAs(OpeningTerms other) {
    return withoutNote().equals(other.withoutNote());
  }

  private OpeningTerms withoutNote() {
    return new OpeningTerms(
        asOf, unit, received, shipped, since, lastDeliveryNote, inTransit, null);
  }

  /** The same in a base unit, exactly; empty where nobody said what the unit is in it. */
  public Optional<OpeningTerms> in(BaseUnit base) {
    if (base.convert(Quantity.ZERO, unit).isEmpty()) return Optional.empty();
    return Optional.of(
        new OpeningTerms(
            asOf,
            base.unit(),
            base.convert(received, unit).orElseThrow(),
            base.convert(shipped, unit).orElseThrow(),
            since,
            lastDeliveryNote,
            inTransit.stream()
                .map(
                    it ->
                        new GoodsUnderway(
                            it.deliveryNote(),
                            base.convert(it.quantity(), unit).orElseThrow(),
                            it.arrives()))
                .toList(),
            note));
  }
}
