/** Stock of a part at a site: its holder, its owner and its permitted use; counted and moved. */
@NullMarked
package weft.stock;

import org.jspecify.annotations.NullMarked;
