/** The portal's backend: it holds the tokens, the browser a cookie. */
@NullMarked
package weft.bff;

import org.jspecify.annotations.NullMarked;
