/** Compares how a site works on the hub with what its company states of the time before. */
@NullMarked
package weft.beforeafter;

import org.jspecify.annotations.NullMarked;
