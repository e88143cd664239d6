/** The offline verifier's command line. */
@NullMarked
package weft.verify;

import org.jspecify.annotations.NullMarked;
