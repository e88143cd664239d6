package weft.projections.manufacturing;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * How the work orders of one version of a parameter sheet did.
 *
 * @param lots the work orders that were released with it and have a report
 * @param firstPassYield of what these reported at the first attempt, the share that was good, to
 *     four digits; null until there is a report
 */
public record SheetOutcome(int lots, @Nullable Quantity firstPassYield) {
  public static final SheetOutcome NONE = new SheetOutcome(0, null);

  private static final int DIGITS = 4;

  /** The outcome of each version of a sheet that has a lot. */
  public static Map<Long, SheetOutcome> of(
      JdbcClient db, PartyScope scope, String sheet, Moment moment) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("sheet", sheet);
    if (moment.position() != null) params.put("position", moment.position());
    Map<Long, SheetOutcome> all = new HashMap<>();
    db.sql(
            """
            select t.sheet_version, count(*) as lots, sum(t.first_good) / sum(t.first_tried) as yield
            from %s t where t.owner = :party and t.parameter_sheet = :sheet and t.first_tried > 0 group by t.sheet_version
            """
                .formatted(
                    moment.of(
                        "work_orders",
                        "parameter_sheet, sheet_version, first_tried, first_good, owner")))
        .params(params)
        .query(
            row -> {
              var yield = row.getBigDecimal("yield").setScale(DIGITS, RoundingMode.HALF_UP);
              all.put(
                  row.getLong("sheet_version"),
                  new SheetOutcome(row.getInt("lots"), new Quantity(yield)));
            });
    return all;
  }
}
