package weft.api.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyScope;
import weft.projections.rows.BoardReads.Filter;

/** Filters of views whose rows others are shown or granted: {@code supplier} owns, others look. */
public final class SharedRows {
  private SharedRows() {}

  /** As supplier one's own, as buyer those of others; both where neither is said. */
  public static Filter side(@Nullable String as, Caller caller) {
    String party = as == null || caller.is(Role.AUDITOR) ? null : caller.requireParty().value();
    boolean own = as != null && as.toLowerCase(Locale.ROOT).equals("supplier");
    return new Filter(own ? "t.supplier = :side" : "t.supplier <> :side", "side", party);
  }

  /** A site in the caller's words: another party's is {@code PARTY/SITE}. */
  public static Filter site(@Nullable String site) {
    return new Filter(
        "case when t.item = '-' and t.owner <> :party then t.supplier || '/' || t.site else t.site"
            + " end = :site",
        "site",
        site);
  }

  /**
   * The same of rows that name the site as their owner does.
   *
   * @param owner the column of whose site it is
   */
  public static Filter site(Reading reading, String owner, @Nullable String site) {
    if (reading.scope().role() != PartyScope.Role.VIEWER) return Filter.is("site", site);
    return new Filter(
        "case when t.%1$s = :party then t.site else t.%1$s || '/' || t.site end = :site"
            .formatted(owner),
        "site",
        site);
  }

  /**
   * A condition on rows that are the caller's own; of granted ones it would give away what a state
   * does not say.
   */
  public static Filter ofOwn(String condition, String name, @Nullable Object value) {
    return new Filter("(t.owner <> :party or " + condition + ")", name, value);
  }
}
