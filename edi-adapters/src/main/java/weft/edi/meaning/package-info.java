/**
 * From the partner's words to our commands: here the message types, each with the class that knows
 * it.
 */
@NullMarked
package weft.edi.meaning;

import org.jspecify.annotations.NullMarked;
