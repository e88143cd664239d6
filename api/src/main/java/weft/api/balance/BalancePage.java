package weft.api.balance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.balance.partner.BalanceAnswer;
import weft.api.balance.reading.ShippingSites.ShippingSite;
import weft.projections.balance.PartBalance;

/**
 * A balance, and the cause of its run-out. This record is the JSON; the balance's components are on
 * the same level.
 *
 * @param shipping the supplier's site where its call-offs and orders count, and why; empty for a
 *     buyer, and for a supplier with one site
 * @param before the earlier balance to compare with; null where the caller asked for none, or none
 *     is known
 */
record BalancePage(
    @JsonUnwrapped PartBalance balance,
    @Nullable CausedRunOut runOut,
    List<ShippingSite> shipping,
    @Nullable EarlierBalance before)
    implements BalanceAnswer {}
