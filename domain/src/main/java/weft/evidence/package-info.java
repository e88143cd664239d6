/**
 * The evidence log: Merkle trees (RFC 9162), signed checkpoints, proofs and trust policies (C2SP).
 * It uses only the JDK, because the offline verifier and the witness are built from it.
 */
@NullMarked
package weft.evidence;

import org.jspecify.annotations.NullMarked;
