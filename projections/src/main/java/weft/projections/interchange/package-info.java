/** The interchange board: what came in and what became of it, as far as each viewer may see. */
@NullMarked
package weft.projections.interchange;

import org.jspecify.annotations.NullMarked;
