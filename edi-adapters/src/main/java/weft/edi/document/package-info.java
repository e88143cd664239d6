/** What one partner stated, written to the other in the message, release and signs agreed upon. */
@NullMarked
package weft.edi.document;

import org.jspecify.annotations.NullMarked;
