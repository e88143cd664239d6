/** What balances are made of, read at one position; what stands is kept. */
@NullMarked
package weft.api.balance.reading;

import org.jspecify.annotations.NullMarked;
