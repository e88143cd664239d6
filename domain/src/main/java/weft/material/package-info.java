/** Gross demand of a buyer's site for a part, published by the buyer's planning. */
@NullMarked
package weft.material;

import org.jspecify.annotations.NullMarked;
