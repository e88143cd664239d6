/** Batches as their makers and holders see them, and which batch went into which. */
@NullMarked
package weft.projections.batch;

import org.jspecify.annotations.NullMarked;
