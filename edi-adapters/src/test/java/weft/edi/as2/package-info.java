/** What is believed of an AS2 message, and what is not. */
@NullMarked
package weft.edi.as2;

import org.jspecify.annotations.NullMarked;
