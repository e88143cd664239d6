/** Planned and reported output over HTTP. */
@NullMarked
package weft.api.production;

import org.jspecify.annotations.NullMarked;
