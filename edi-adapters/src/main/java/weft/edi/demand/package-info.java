/** Writes a buyer's demand to its supplier in the agreed message, release and syntax. */
@NullMarked
package weft.edi.demand;

import org.jspecify.annotations.NullMarked;
