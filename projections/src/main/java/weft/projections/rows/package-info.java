/** Rows versioned by position: the current ones and the past ones. */
@NullMarked
package weft.projections.rows;

import org.jspecify.annotations.NullMarked;
