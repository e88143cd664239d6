/** Proofs of which parties an event concerns. */
@NullMarked
package weft.projections.board;

import org.jspecify.annotations.NullMarked;
