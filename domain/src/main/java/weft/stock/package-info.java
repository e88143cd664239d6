/**
 * Stock of a part at a site: who holds it, who owns it, what it may be used for; counted and moved.
 */
@NullMarked
package weft.stock;

import org.jspecify.annotations.NullMarked;
