/**
 * The interchange board: received interchanges and their results, as far as each viewer may see.
 */
@NullMarked
package weft.projections.interchange;

import org.jspecify.annotations.NullMarked;
