/** Call-offs and commitments over HTTP. */
@NullMarked
package weft.api.scheduling;

import org.jspecify.annotations.NullMarked;
