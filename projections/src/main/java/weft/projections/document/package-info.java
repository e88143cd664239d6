/** Documents as their partners read them: lists, lines, and the chain they make with an order. */
@NullMarked
package weft.projections.document;

import org.jspecify.annotations.NullMarked;
