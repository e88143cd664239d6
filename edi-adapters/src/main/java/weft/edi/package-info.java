/** Checks a partner's EDI file and answers it. */
@NullMarked
package weft.edi;

import org.jspecify.annotations.NullMarked;
