/** Stock over HTTP. */
@NullMarked
package weft.api.stock;

import org.jspecify.annotations.NullMarked;
