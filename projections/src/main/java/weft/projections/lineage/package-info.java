/** From an interchange, or one of its segments, to everything it changed in any view. */
@NullMarked
package weft.projections.lineage;

import org.jspecify.annotations.NullMarked;
