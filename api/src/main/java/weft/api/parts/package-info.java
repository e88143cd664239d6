/** Part agreements over HTTP. */
@NullMarked
package weft.api.parts;

import org.jspecify.annotations.NullMarked;
