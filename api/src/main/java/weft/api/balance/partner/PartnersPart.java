package weft.api.balance.partner;

/**
 * A part at a partner's site.
 *
 * @param holder whose site it is
 * @param number the holder's
 * @param plainSite its code
 */
public record PartnersPart(String holder, String number, String plainSite) {
  /** As others name the site. */
  String site() {
    return holder + "/" + plainSite;
  }
}
