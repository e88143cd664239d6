/**
 * The witness of evidence logs ({@code weft-witness.jar}): an HTTP server that cosigns checkpoints
 * of logs that only grew.
 */
@NullMarked
package weft.witness;

import org.jspecify.annotations.NullMarked;
