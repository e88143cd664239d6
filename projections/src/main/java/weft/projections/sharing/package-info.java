/** Grants as their givers and receivers see them. */
@NullMarked
package weft.projections.sharing;

import org.jspecify.annotations.NullMarked;
