/** Parameter sheets and work orders over HTTP. */
@NullMarked
package weft.api.manufacturing;

import org.jspecify.annotations.NullMarked;
