package weft.api.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyScope;
import weft.projections.rows.BoardReads.Filter;

/**
 * Filters for views whose rows are shared with others: the party in {@code supplier} owns them,
 * others may read them.
 */
public final class SharedRows {
  private SharedRows() {}

  /**
   * For {@code supplier} the caller's own rows, for {@code buyer} those of others; all rows where
   * no side is given.
   */
  public static Filter side(@Nullable String as, Caller caller) {
    String party = as == null || caller.is(Role.AUDITOR) ? null : caller.requireParty().value();
    boolean own = as != null && as.toLowerCase(Locale.ROOT).equals("supplier");
    return new Filter(own ? "t.supplier = :side" : "t.supplier <> :side", "side", party);
  }

  /** Matches a site as the caller writes it: {@code PARTY/SITE} for another party's. */
  public static Filter site(@Nullable String site) {
    return new Filter(
        "case when t.item = '-' and t.owner <> :party then t.supplier || '/' || t.site else t.site"
            + " end = :site",
        "site",
        site);
  }

  /**
   * Matches a site in rows that contain the owner's code of it.
   *
   * @param owner the column with the site's owner
   */
  public static Filter site(ReadContext reading, String owner, @Nullable String site) {
    if (reading.scope().role() != PartyScope.Role.VIEWER) return Filter.is("site", site);
    return new Filter(
        "case when t.%1$s = :party then t.site else t.%1$s || '/' || t.site end = :site"
            .formatted(owner),
        "site",
        site);
  }

  /**
   * Applies a condition only to the caller's own rows; on granted rows it would reveal values that
   * a state hides.
   */
  public static Filter ofOwn(String condition, String name, @Nullable Object value) {
    return new Filter("(t.owner <> :party or " + condition + ")", name, value);
  }
}
