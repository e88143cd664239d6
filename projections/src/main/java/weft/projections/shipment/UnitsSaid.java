package weft.projections.shipment;

import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.Partnership;
import weft.party.PartyScope;

/**
 * Finds the units in which a buyer calls off or orders from a supplier. A message may use a unit
 * that no code list contains; the shipment for it then states the same unit.
 */
public final class UnitsSaid {
  private UnitsSaid() {}

  /** Whether the buyer uses the unit; read as the supplier. */
  public static boolean by(JdbcClient db, PartyScope scope, Partnership between, String unit) {
    return db.sql(
            """
            select exists (select from delivery_schedule t where t.supplier = :party and t.buyer = :buyer and t.unit = :unit)
              or exists (select from purchase_order t where t.supplier = :party and t.buyer = :buyer
                and t.lines @> jsonb_build_array(jsonb_build_object('unit', cast(:unit as text))))
            """)
        .param("party", scope.party().value())
        .param("buyer", between.buyer().value())
        .param("unit", unit)
        .query(Boolean.class)
        .single();
  }
}
