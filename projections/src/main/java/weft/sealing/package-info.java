/**
 * The Merkle logs, over the history and of certificates: sealed after each commit, signed, and read
 * for proofs.
 */
@NullMarked
package weft.sealing;

import org.jspecify.annotations.NullMarked;
