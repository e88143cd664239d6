/** Who looks after which rows of the lists. */
@NullMarked
package weft.api.inhand;

import org.jspecify.annotations.NullMarked;
