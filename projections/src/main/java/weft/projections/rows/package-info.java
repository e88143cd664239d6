/** Rows versioned by position: what they are now, and what they were. */
@NullMarked
package weft.projections.rows;

import org.jspecify.annotations.NullMarked;
