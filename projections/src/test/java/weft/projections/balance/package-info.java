/** Proofs that what is read of balances fast is what the events say. */
@NullMarked
package weft.projections.balance;

import org.jspecify.annotations.NullMarked;
