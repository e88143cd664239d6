/** Certificates over HTTP: issued, read, printed, and checked by anyone who holds one. */
@NullMarked
package weft.api.certificate;

import org.jspecify.annotations.NullMarked;
