/** Stock as its holder and the owner of consigned goods see it. */
@NullMarked
package weft.projections.stock;

import org.jspecify.annotations.NullMarked;
