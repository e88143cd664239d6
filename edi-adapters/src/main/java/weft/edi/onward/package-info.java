/**
 * What one partner says goes on to the other, in the message, release and signs that their profile
 * names for it, whatever it came in.
 */
@NullMarked
package weft.edi.onward;

import org.jspecify.annotations.NullMarked;
