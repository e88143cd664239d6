/** Capacity groups as their supplier sees them, and each buyer that they are shown to. */
@NullMarked
package weft.projections.capacity;

import org.jspecify.annotations.NullMarked;
