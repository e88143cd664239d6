/** Proofs of the history. */
@NullMarked
package weft.history;

import org.jspecify.annotations.NullMarked;
