/** Proofs of how stock is listed. */
@NullMarked
package weft.projections.stock;

import org.jspecify.annotations.NullMarked;
