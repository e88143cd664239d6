/** Who asks: a token checked against its issuer, a caller taken from our own membership table. */
@NullMarked
package weft.api.security;

import org.jspecify.annotations.NullMarked;
