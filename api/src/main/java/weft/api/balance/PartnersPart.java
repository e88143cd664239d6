package weft.api.balance;

/**
 * A part at a supplier's site.
 *
 * @param number the supplier's
 * @param plainSite its code
 */
record PartnersPart(String supplier, String number, String plainSite) {
  /** As others name the site. */
  String site() {
    return supplier + "/" + plainSite;
  }
}
