/** Interchanges by AS2 (RFC 4130): signed, encrypted, compressed, and receipted. */
@NullMarked
package weft.edi.as2;

import org.jspecify.annotations.NullMarked;
