/** The content of AS2 messages that the hub trusts, and the content that it does not. */
@NullMarked
package weft.edi.as2;

import org.jspecify.annotations.NullMarked;
