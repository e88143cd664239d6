package weft.api.balance.partner;

import org.jspecify.annotations.Nullable;
import weft.api.balance.partner.PartnersBalance.Known;

/**
 * A site of a partner's, and how much of a part there the other is let to see.
 *
 * @param partnerPart the partner's number
 * @param output of a supplier's; null of a buyer's
 * @param demand of a buyer's; null of a supplier's
 */
public record SharedSite(
    String partner,
    String partnerPart,
    String site,
    Known stock,
    @Nullable Known output,
    @Nullable Known demand) {}
