/** Documents as their partners read them: lists, lines, and the chain of documents for an order. */
@NullMarked
package weft.projections.document;

import org.jspecify.annotations.NullMarked;
