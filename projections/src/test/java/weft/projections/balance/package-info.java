/** Proofs that fast reads of balances equal the events. */
@NullMarked
package weft.projections.balance;

import org.jspecify.annotations.NullMarked;
