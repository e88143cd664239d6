/**
 * Goods at a holder who does not own them: their movements, and the statements of their
 * consumption.
 */
@NullMarked
package weft.projections.consumption;

import org.jspecify.annotations.NullMarked;
