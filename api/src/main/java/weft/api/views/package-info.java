/** How each person likes to see the lists. */
@NullMarked
package weft.api.views;

import org.jspecify.annotations.NullMarked;
