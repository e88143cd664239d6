/** The order board: every order with its lines and answers. */
@NullMarked
package weft.projections.ordering;

import org.jspecify.annotations.NullMarked;
