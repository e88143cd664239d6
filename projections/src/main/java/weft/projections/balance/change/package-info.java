/** At which positions what balances of a part are made of changed. */
@NullMarked
package weft.projections.balance.change;

import org.jspecify.annotations.NullMarked;
