/** Stated figures of sites, and what their lead time and stock are measured from. */
@NullMarked
package weft.projections.beforeafter;

import org.jspecify.annotations.NullMarked;
