/**
 * The endpoint for partners' AS2 messages. It needs no token, because the signature authenticates
 * the sender.
 */
@NullMarked
package weft.api.as2;

import org.jspecify.annotations.NullMarked;
