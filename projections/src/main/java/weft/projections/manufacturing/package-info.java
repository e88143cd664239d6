/** Rows of parameter sheets and work orders. */
@NullMarked
package weft.projections.manufacturing;

import org.jspecify.annotations.NullMarked;
