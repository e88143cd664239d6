package weft.projections.shipment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/** The numbers that a supplier gave its newest shipments, to whichever buyer they went. */
public final class UsedNumbers {
  /** So many of the newest days' shipments say how the series goes. */
  private static final int MOST = 500;

  private UsedNumbers() {}

  /**
   * The number that was told last first.
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
