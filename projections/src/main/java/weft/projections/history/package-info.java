/** The events that each party may read, found by stream, type and part. */
@NullMarked
package weft.projections.history;

import org.jspecify.annotations.NullMarked;
