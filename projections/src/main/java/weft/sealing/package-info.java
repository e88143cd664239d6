/** The Merkle log over the history: sealed after each commit, signed, and read for proofs. */
@NullMarked
package weft.sealing;

import org.jspecify.annotations.NullMarked;
