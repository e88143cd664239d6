package weft.projections.balance;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The parameters of a read: the party's scope, its part numbers and site names, and the moment.
 *
 * @param sites the names of the buyers' sites
 * @param each whether quantities stay separate and name the event that stated them; otherwise like
 *     quantities are summed and name none
 */
public record Trade(
    JdbcClient db,
    PartyScope scope,
    PartNumbers numbers,
    SiteNames sites,
    Moment moment,
    boolean each) {

  /** A read that sums like quantities, as balances need it. */
  public static Trade of(JdbcClient db, PartyScope scope, PartNumbers numbers, Moment moment) {
    return new Trade(db, scope, numbers, SiteNames.of(db, scope, moment), moment, false);
  }

  /** The same read with quantities separate or summed. */
  public Trade each(boolean byItself) {
    return byItself == each ? this : new Trade(db, scope, numbers, sites, moment, byItself);
  }

  boolean sells() {
    return scope.role() == PartyScope.Role.SUPPLIER;
  }

  /** The column that names the party in a row. */
  String own() {
    return sells() ? "supplier" : "buyer";
  }

  String party() {
    return scope.party().value();
  }

  String[] sitesCalled(String site) {
    return sites.all(party(), site).toArray(String[]::new);
  }

  /** The table at this moment, as in {@link Moment#of}. */
  String table(String name, String columns) {
    return moment.of(name, columns);
  }

  /** The parameters that every statement needs. */
  Map<String, Object> params() {
    Map<String, Object> params = new HashMap<>();
    params.put("party", party());
    if (moment.position() != null) params.put("position", moment.position());
    return params;
  }
}
