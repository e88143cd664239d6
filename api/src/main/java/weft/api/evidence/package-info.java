/**
 * Evidence for verification outside the hub: checkpoints for everyone, proofs for readers of the
 * event.
 */
@NullMarked
package weft.api.evidence;

import org.jspecify.annotations.NullMarked;
