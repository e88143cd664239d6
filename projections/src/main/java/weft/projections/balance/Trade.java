package weft.projections.balance;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * Whose business is read, by which numbers and names, and as of when.
 *
 * @param sites what the buyers' sites are called
 * @param each whether each quantity is by itself and says by which event it was told; else those
 *     that count alike are one, and say nothing of it
 */
public record Trade(
    JdbcClient db,
    PartyScope scope,
    PartNumbers numbers,
    SiteNames sites,
    Moment moment,
    boolean each) {

  /** Summed, as balances want it. */
  public static Trade of(JdbcClient db, PartyScope scope, PartNumbers numbers, Moment moment) {
    return new Trade(db, scope, numbers, SiteNames.of(db, scope, moment), moment, false);
  }

  /** The same, each by itself. */
  public Trade each(boolean byItself) {
    return byItself == each ? this : new Trade(db, scope, numbers, sites, moment, byItself);
  }

  boolean sells() {
    return scope.role() == PartyScope.Role.SUPPLIER;
  }

  /** The column that says whose rows they are. */
  String own() {
    return sells() ? "supplier" : "buyer";
  }

  String party() {
    return scope.party().value();
  }

  String[] sitesCalled(String site) {
    return sites.all(party(), site).toArray(String[]::new);
  }

  /** A table at the moment, as in {@link Moment#of}. */
  String table(String name, String columns) {
    return moment.of(name, columns);
  }

  /** What every statement is asked with. */
  Map<String, Object> params() {
    Map<String, Object> params = new HashMap<>();
    params.put("party", party());
    if (moment.position() != null) params.put("position", moment.position());
    return params;
  }
}
