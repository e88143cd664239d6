package weft.api.balance.partner;

/**
 * A part at a partner's site.
 *
 * @param holder the party that owns the site
 * @param number the holder's
 * @param plainSite its code
 */
public record PartnersPart(String holder, String number, String plainSite) {
  /** The site's name for other parties. */
  String site() {
    return holder + "/" + plainSite;
  }
}
