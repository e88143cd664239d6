/**
 * What messages of EDI mean for the contexts' streams: whether one is applied, held or
 * contradicted, what its answer notes, and which other streams it touches.
 */
@NullMarked
package weft.filing;

import org.jspecify.annotations.NullMarked;
