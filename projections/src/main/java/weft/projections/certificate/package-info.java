/** Rows of certificates. */
@NullMarked
package weft.projections.certificate;

import org.jspecify.annotations.NullMarked;
