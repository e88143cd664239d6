/** Gross demand as its buyer and the named supplier see it. */
@NullMarked
package weft.projections.material;

import org.jspecify.annotations.NullMarked;
