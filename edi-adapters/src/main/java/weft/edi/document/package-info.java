/** Writes a partner's document to the other partner in the agreed message, release and syntax. */
@NullMarked
package weft.edi.document;

import org.jspecify.annotations.NullMarked;
