package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The code of a buyer's site that a schedule, an order or a shipment names otherwise: by a GLN or
 * D-U-N-S number that was registered later, by a name that the two agreed upon since. All of them
 * are one site.
 */
public final class SiteNames {
  /** Where every site goes by its code. */
  static final SiteNames NONE = new SiteNames();

  private final Map<Name, String> codes = new HashMap<>();

  private record Name(String buyer, String supplier, String name) {}

  private SiteNames() {}

  /** Those that matter to a side: a buyer's own, a supplier's buyers'. */
  public static SiteNames of(JdbcClient db, PartyScope scope, Moment moment) {
    return read(
        db,
        scope.role() == PartyScope.Role.SUPPLIER
            ? "n.party in (select p.buyer from partnership p where p.supplier = :party) and"
                + " n.supplier in ('', :party)"
            : "n.party = :party",
        Map.of("party", scope.party().value()),
        moment);
  }

  /** What two call the sites of the one that buys. */
  public static SiteNames between(JdbcClient db, String buyer, String supplier, Moment moment) {
    return read(
        db,
        "n.party = :buyer and n.supplier in ('', :supplier)",
        Map.of("buyer", buyer, "supplier", supplier),
        moment);
  }

  private static SiteNames read(
      JdbcClient db, String whose, Map<String, Object> params, Moment moment) {
    var names = new SiteNames();
    db.sql(
            """
            select n.party, n.supplier, n.name, n.code from site_name n
            where n.name <> '' and %s
              and n.position = (select max(l.position) from site_name l where l.party = n.party and l.supplier = n.supplier and l.position <= :until)
            """
                .formatted(whose))
        .params(params)
        .param("until", moment.position() == null ? Long.MAX_VALUE : moment.position())
        .query(
            row -> {
              var name =
                  new Name(
                      requireNonNull(row.getString(1)),
                      requireNonNull(row.getString(2)),
                      requireNonNull(row.getString(3)));
              names.codes.put(name, requireNonNull(row.getString(4)));
            });
    return names;
  }

  /**
   * Our code of a buyer's site; what it is called where we know of no such site. What the buyer
   * registered comes before what two agreed to call it: most of what is stored names our codes
   * already, and may not become another site by an agreed name that is one of them.
   *
   * @param named its code or another name, as BUYER/SITE too
   */
  public String code(String buyer, String supplier, String named) {
    String name = named.startsWith(buyer + "/") ? named.substring(buyer.length() + 1) : named;
    String registered = codes.get(new Name(buyer, "", name));
    return registered != null
        ? registered
        : codes.getOrDefault(new Name(buyer, supplier, name), name);
  }

  /** The same of one that may not be named. */
  public @Nullable String codeOrNull(String buyer, String supplier, @Nullable String named) {
    return named == null ? null : code(buyer, supplier, named);
  }

  /**
   * Everything that a buyer's site may be called, whoever calls it so. What one supplier calls it
   * may be another's name of another site: what is found by them is looked at by {@link #code} too.
   */
  public List<String> all(String buyer, String site) {
    Set<String> names = new TreeSet<>(Set.of(site));
    codes.forEach(
        (name, _) -> {
          if (name.buyer().equals(buyer) && code(buyer, name.supplier(), name.name()).equals(site))
            names.add(name.name());
        });
    List<String> all = new ArrayList<>(names);
    for (String it : names) all.add(buyer + "/" + it);
    return all;
  }
}
