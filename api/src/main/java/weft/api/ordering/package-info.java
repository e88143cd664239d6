/** Orders and their answers over HTTP. */
@NullMarked
package weft.api.ordering;

import org.jspecify.annotations.NullMarked;
