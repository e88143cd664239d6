/**
 * Tables of machines' readings, of the intervals and quarter hours they came to, and what is read
 * of them.
 */
@NullMarked
package weft.projections.reading;

import org.jspecify.annotations.NullMarked;
