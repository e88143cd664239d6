/** Orders' rows. */
@NullMarked
package weft.projections.ordering;

import org.jspecify.annotations.NullMarked;
