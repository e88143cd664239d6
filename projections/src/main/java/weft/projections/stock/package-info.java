/** Stock as its holder sees it, and the owner of consigned goods. */
@NullMarked
package weft.projections.stock;

import org.jspecify.annotations.NullMarked;
