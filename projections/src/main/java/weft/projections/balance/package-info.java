/** What the balances of parts are made of, read at one position, and what they come to. */
@NullMarked
package weft.projections.balance;

import org.jspecify.annotations.NullMarked;
