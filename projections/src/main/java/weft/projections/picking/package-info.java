/** Pickings as their supplier sees them. */
@NullMarked
package weft.projections.picking;

import org.jspecify.annotations.NullMarked;
