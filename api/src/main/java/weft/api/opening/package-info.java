/** Opening cumulatives over HTTP: proposed by either side, signed by the other. */
@NullMarked
package weft.api.opening;

import org.jspecify.annotations.NullMarked;
