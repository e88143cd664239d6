/** Exchanges interchanges by AS2 (RFC 4130): signed, encrypted, compressed, and with receipts. */
@NullMarked
package weft.edi.as2;

import org.jspecify.annotations.NullMarked;
