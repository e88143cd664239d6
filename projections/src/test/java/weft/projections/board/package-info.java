/** Proofs of whom events concern. */
@NullMarked
package weft.projections.board;

import org.jspecify.annotations.NullMarked;
