/**
 * Evidence that holds outside the hub: checkpoints for everybody, proofs for those who may read the
 * event.
 */
@NullMarked
package weft.api.evidence;

import org.jspecify.annotations.NullMarked;
