/** Each person's saved views of the lists. */
@NullMarked
package weft.api.views;

import org.jspecify.annotations.NullMarked;
