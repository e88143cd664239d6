/** The positions at which inputs of a part's balance changed. */
@NullMarked
package weft.projections.balance.change;

import org.jspecify.annotations.NullMarked;
