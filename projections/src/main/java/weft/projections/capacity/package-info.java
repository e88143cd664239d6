/** Capacity groups as their supplier and the buyers that they are shown to see them. */
@NullMarked
package weft.projections.capacity;

import org.jspecify.annotations.NullMarked;
