/**
 * Forwards one partner's statement to the other in the message, release and syntax that the other's
 * profile names, whatever the format in which it arrived.
 */
@NullMarked
package weft.edi.onward;

import org.jspecify.annotations.NullMarked;
