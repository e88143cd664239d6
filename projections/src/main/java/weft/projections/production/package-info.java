/** Planned output as its supplier sees it, and each buyer that it is shown to. */
@NullMarked
package weft.projections.production;

import org.jspecify.annotations.NullMarked;
