package weft.api.energy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.machine.MachineRow;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;

/** Finds the caller's machines, and what their parts weigh by the part agreements. */
@Component
class MachineWork {
  private static final String KILOGRAM = "KGM";
  private static final int MOST_AGREEMENTS = 200;

  private final ReadContexts readings;

  MachineWork(ReadContexts readings) {
    this.readings = readings;
  }

  /** The owner's machine of that code at the site; empty if there is none. */
  Optional<MachineRow> machine(ReadContext reading, PartyCode owner, String site, String code) {
    return readings.read(
        reading,
        (db, it) ->
            MachineRow.BOARD
                .reads()
                .list(
                    db,
                    it.scope(),
                    List.of(
                        Filter.is("owner", owner.value()),
                        Filter.is("site", site),
                        Filter.is("code", code)),
                    List.of(),
                    it.moment(),
                    1)
                .stream()
                .findFirst());
  }

  /**
   * The kilograms of one part, by the conversion of its agreements; null where none states one, or
   * where two state different ones.
   *
   * @param part the owner's number
   */
  @Nullable BigDecimal kilograms(ReadContext reading, PartyCode owner, @Nullable String part) {
    if (part == null) return null;
    var asSupplier = readings.at(PartyScope.of(owner, Side.SUPPLIER), reading.asOf());
    List<PartAgreementRow> agreed =
        readings.read(
            asSupplier,
            (db, it) ->
                PartAgreementRow.BOARD
                    .reads()
                    .list(
                        db,
                        it.scope(),
                        List.of(Filter.is("supplier_part", part)),
                        List.of(),
                        it.moment(),
                        MOST_AGREEMENTS));
    BigDecimal found = null;
    for (PartAgreementRow it : agreed) {
      BigDecimal one = kilograms(it.terms().baseUnit());
      if (one == null) continue;
      if (found != null && found.compareTo(one) != 0) return null;
      found = one;
    }
    return found;
  }

  /** Machines count pieces, so only a base unit of pieces has a weight each. */
  private static @Nullable BigDecimal kilograms(BaseUnit base) {
    Quantity piece = base.convert(Quantity.of(1), "PCE").orElse(null);
    Quantity kilogram = base.convert(Quantity.of(1), KILOGRAM).orElse(null);
    return piece == null || kilogram == null
        ? null
        : piece.amount().divide(kilogram.amount(), MathContext.DECIMAL64);
  }
}
