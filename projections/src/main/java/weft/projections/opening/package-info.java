/** Rows of opening cumulatives. */
@NullMarked
package weft.projections.opening;

import org.jspecify.annotations.NullMarked;
