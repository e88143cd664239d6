/** From the partner's words to our commands: one class per message type. */
@NullMarked
package weft.edi.meaning;

import org.jspecify.annotations.NullMarked;
