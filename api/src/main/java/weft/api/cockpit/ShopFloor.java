package weft.api.cockpit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.reading.ReadContext;
import weft.projections.machine.MachineRow;
import weft.projections.picking.OpenPickings;
import weft.projections.rows.RowsWithin;

/** The parts of the cockpit that only the site's owner has, read in one transaction. */
record ShopFloor(LineState line, UtilizationState utilization, long openPickings) {
  static ShopFloor of(
      JdbcClient db, ReadContext it, String site, @Nullable Instant shift, Instant now) {
    RowsWithin<MachineRow> rows = LineState.rows(db, it, site);
    return new ShopFloor(
        LineState.of(db, it, rows, site, now),
        UtilizationState.of(db, it, rows.rows(), shift, now),
        OpenPickings.count(db, it.scope(), it.moment(), site));
  }
}
