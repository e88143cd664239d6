/** Planned output, for its supplier and for the buyers that may see it. */
@NullMarked
package weft.projections.production;

import org.jspecify.annotations.NullMarked;
