/** How a site works since it is on the hub, beside what its company states of the time before. */
@NullMarked
package weft.beforeafter;

import org.jspecify.annotations.NullMarked;
