/** Finds everything that an interchange, or one of its segments, changed in any view. */
@NullMarked
package weft.projections.lineage;

import org.jspecify.annotations.NullMarked;
