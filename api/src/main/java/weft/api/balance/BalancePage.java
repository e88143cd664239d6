package weft.api.balance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.balance.partner.BalanceAnswer;
import weft.api.balance.reading.ShippingSites.ShippingSite;
import weft.projections.balance.PartBalance;

/**
 * A balance, and what brought its run-out about. This record is the JSON; the balance's components
 * stand beside it.
 *
 * @param shipping at which of the supplier's sites its call-offs and orders count, and why; empty
 *     of a buyer, and of a supplier with one site
 * @param before what it is compared with; null where nothing was asked for, or none is known
 */
record BalancePage(
    @JsonUnwrapped PartBalance balance,
    @Nullable CausedRunOut runOut,
    List<ShippingSite> shipping,
    @Nullable EarlierBalance before)
    implements BalanceAnswer {}
