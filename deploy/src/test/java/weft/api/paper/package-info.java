/** Documents on paper. */
@NullMarked
package weft.api.paper;

import org.jspecify.annotations.NullMarked;
