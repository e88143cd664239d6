package weft.projections.shipment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/** Reads the numbers that a supplier gave its newest shipments, to any buyer. */
public final class UsedNumbers {
  /** How many of the newest shipments suffice to show how the numbers continue. */
  private static final int MOST = 500;

  private UsedNumbers() {}

  /**
   * The numbers, the last reported first.
   *
   * @param supplier the scope of the supplier
   */
  public static List<String> of(JdbcClient db, PartyScope supplier) {
    return db.sql(
            """
            select t.number from (
              select number, told_at from shipments where supplier = :party order by day desc, stream desc limit %d) t
            order by t.told_at desc, t.number desc
            """
                .formatted(MOST))
        .param("party", supplier.party().value())
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }
}
