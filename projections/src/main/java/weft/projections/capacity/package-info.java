/** Capacity groups, for their supplier and for the buyers that may see them. */
@NullMarked
package weft.projections.capacity;

import org.jspecify.annotations.NullMarked;
