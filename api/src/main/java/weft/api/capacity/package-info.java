/** Capacity groups and their boards over HTTP. */
@NullMarked
package weft.api.capacity;

import org.jspecify.annotations.NullMarked;
