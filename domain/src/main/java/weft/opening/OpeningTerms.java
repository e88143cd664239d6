package weft.opening;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;

/**
 * The cumulative values with which both sides begin, at the end of a day.
 *
 * @param asOf the last day whose receipts and despatches are included
 * @param unit of all quantities
 * @param received the buyer's cumulative
 * @param shipped the supplier's cumulative: received goods and goods in transit
 * @param since the day from which the cumulatives count, such as the first day of a new year; null
 *     where none is named
 * @param lastDeliveryNote the last delivery note that {@code received} includes
 * @param inTransit goods in transit; their sum is {@code shipped} less {@code received}
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

  /** Whether both have the same values, regardless of the note. */
  boolean countsAs(OpeningTerms other) {
    return withoutNote().equals(other.withoutNote());
  }

  private OpeningTerms withoutNote() {
    return new OpeningTerms(
        asOf, unit, received, shipped, since, lastDeliveryNote, inTransit, null);
  }

  /** Converts the values exactly into a base unit; empty where no conversion is known. */
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
