/** Documents over HTTP. */
@NullMarked
package weft.api.document;

import org.jspecify.annotations.NullMarked;
