/** The list of all declared views. */
@NullMarked
package weft.projections.board;

import org.jspecify.annotations.NullMarked;
