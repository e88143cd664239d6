/** The inputs of part balances, read at one position, and the balances computed from them. */
@NullMarked
package weft.projections.balance;

import org.jspecify.annotations.NullMarked;
