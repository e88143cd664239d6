/** Checks the channels agreed with a party before they are used. */
@NullMarked
package weft.edi.channel;

import org.jspecify.annotations.NullMarked;
