/**
 * A batch of a part: what was made, from which batches, what certificates take from it, and which
 * problems block it.
 */
@NullMarked
package weft.batch;

import org.jspecify.annotations.NullMarked;
