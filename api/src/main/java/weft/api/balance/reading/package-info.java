/** Reads the inputs of balances at one position, and caches them. */
@NullMarked
package weft.api.balance.reading;

import org.jspecify.annotations.NullMarked;
