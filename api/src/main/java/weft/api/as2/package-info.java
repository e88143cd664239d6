/** Where partners' AS2 messages arrive: no token, the signature says who it is. */
@NullMarked
package weft.api.as2;

import org.jspecify.annotations.NullMarked;
