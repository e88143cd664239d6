/** Questions between partners over HTTP. */
@NullMarked
package weft.api.question;

import org.jspecify.annotations.NullMarked;
