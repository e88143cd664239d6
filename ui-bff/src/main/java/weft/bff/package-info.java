/** The portal's backend: it holds the tokens, and the browser holds a cookie. */
@NullMarked
package weft.bff;

import org.jspecify.annotations.NullMarked;
