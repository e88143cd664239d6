package weft.api.balance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import weft.projections.balance.PartBalance;

/**
 * A balance, and what brought its run-out about. This record is the JSON; the balance's components
 * stand beside it.
 */
record BalancePage(@JsonUnwrapped PartBalance balance, @Nullable CausedRunOut runOut)
    implements BalanceAnswer {}
