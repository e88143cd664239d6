package weft.projections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Reference;
import weft.measure.Quantity;
import weft.party.Partnership;

/** A despatch advice of one line and its order, told by a number. */
final class RandomDocument {
  private RandomDocument() {}

  static BusinessDocument of(Partnership between, int number) {
    String order = "ORDER-" + number % 7;
    String despatch = "LS-" + number;
    return new BusinessDocument(
        Kind.DESPATCH_ADVICE,
        despatch,
        LocalDate.of(2026, 12, 1).plusDays(number % 20),
        between,
        List.of(new Reference(Reference.To.ORDER, order)),
        List.of(
            new Line(
                "1",
                "PART-" + number % 4,
                null,
                Quantity.of(number),
                "PCE",
                order,
                "10",
                despatch,
                BigDecimal.valueOf(number),
                9)),
        1);
  }
}
