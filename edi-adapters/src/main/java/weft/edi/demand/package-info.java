/** What a buyer asks for, written to its supplier in the message, release and signs agreed upon. */
@NullMarked
package weft.edi.demand;

import org.jspecify.annotations.NullMarked;
