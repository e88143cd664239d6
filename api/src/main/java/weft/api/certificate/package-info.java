/** Certificates over HTTP: issued, read, printed, and checked by any holder. */
@NullMarked
package weft.api.certificate;

import org.jspecify.annotations.NullMarked;
