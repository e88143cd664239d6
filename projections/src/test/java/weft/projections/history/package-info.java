/** The rules of finding events. */
@NullMarked
package weft.projections.history;

import org.jspecify.annotations.NullMarked;
