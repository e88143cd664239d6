/** Gross demand as its buyer and the supplier that it names see it. */
@NullMarked
package weft.projections.material;

import org.jspecify.annotations.NullMarked;
