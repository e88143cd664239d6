/** Planned output as its supplier and the buyers that it is shown to see it. */
@NullMarked
package weft.projections.production;

import org.jspecify.annotations.NullMarked;
