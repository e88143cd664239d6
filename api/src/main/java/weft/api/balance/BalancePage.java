package weft.api.balance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import weft.api.balance.partner.BalanceAnswer;
import weft.projections.balance.PartBalance;

/**
 * A balance, and what brought its run-out about. This record is the JSON; the balance's components
 * stand beside it.
 *
 * @param before what it is compared with; null where nothing was asked for, or none is known
 */
record BalancePage(
    @JsonUnwrapped PartBalance balance,
    @Nullable CausedRunOut runOut,
    @Nullable EarlierBalance before)
    implements BalanceAnswer {}
