/**
 * Tables of machines' readings, with the intervals and quarter hours folded from them, and their
 * reads.
 */
@NullMarked
package weft.projections.reading;

import org.jspecify.annotations.NullMarked;
