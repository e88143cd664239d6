package weft.projections.stock;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.parts.StockRange;
import weft.party.PartyScope;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.stock.StockSum.Minimum;

/** Reads the minimum stocks that a buyer agreed with its suppliers, if stated as a quantity. */
public final class AgreedMinimums {
  private static final int MOST = 20_000;

  private AgreedMinimums() {}

  /**
   * The minimums; read as the buyer.
   *
   * @param parts narrows them to parts by {@code supplier_part}
   */
  public static List<Minimum> of(JdbcClient db, PartyScope buyer, Filter parts, Moment moment) {
    return PartAgreementRow.BOARD
        .reads()
        .list(db, buyer, List.of(parts), List.of(), moment, MOST)
        .stream()
        .flatMap(AgreedMinimums::minimum)
        .toList();
  }

  private static Stream<Minimum> minimum(PartAgreementRow it) {
    StockRange range = it.terms().range();
    return range == null || range.minimum() == null || range.in() != StockRange.Bound.QUANTITY
        ? Stream.of()
        : Stream.of(
            new Minimum(it.supplier(), it.supplierPart(), it.terms().unit(), range.minimum()));
  }
}
