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
 * Translates other names of a buyer's site into its code. A schedule, an order or a shipment may
 * name a site by a GLN or D-U-N-S number that was registered later, or by a name that the two
 * agreed on since; all of these are one site.
 */
public final class SiteNames {
  /** For use where every site goes by its code. */
  static final SiteNames NONE = new SiteNames();

  private final Map<Name, String> codes = new HashMap<>();

  private record Name(String buyer, String supplier, String name) {}

  private SiteNames() {}

  /**
   * Reads the names that concern a side: a buyer's own sites, or the sites of a supplier's buyers.
   */
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

  /** Reads the names that the two partners use for the buyer's sites. */
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
   * The hub's code of a buyer's site; the given name where the hub knows no such site. A name that
   * the buyer registered wins over an agreed name: most stored documents use the hub's codes
   * already, and an agreed name that equals a code must not redirect them to another site.
   *
   * @param named the site's code or another name; {@code BUYER/SITE} works, too
   */
  public String code(String buyer, String supplier, String named) {
    String name = named.startsWith(buyer + "/") ? named.substring(buyer.length() + 1) : named;
    String registered = codes.get(new Name(buyer, "", name));
    return registered != null
        ? registered
        : codes.getOrDefault(new Name(buyer, supplier, name), name);
  }

  /** As {@link #code}, but accepts null. */
  public @Nullable String codeOrNull(String buyer, String supplier, @Nullable String named) {
    return named == null ? null : code(buyer, supplier, named);
  }

  /**
   * All names of a buyer's site, whichever partner uses them. One supplier's name for it may be
   * another supplier's name for a different site, so the caller must check every match with {@link
   * #code}.
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
