package weft.api.balance.partner;

import org.jspecify.annotations.Nullable;
import weft.api.balance.partner.PartnersBalance.Known;

/**
 * A partner's site, and how much of a part there the partner shares.
 *
 * @param partnerPart the partner's number
 * @param output for a supplier's site; null for a buyer's
 * @param demand for a buyer's site; null for a supplier's
 */
public record SharedSite(
    String partner,
    String partnerPart,
    String site,
    Known stock,
    @Nullable Known output,
    @Nullable Known demand) {}
