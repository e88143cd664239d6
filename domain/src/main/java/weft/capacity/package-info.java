/** Capacity groups: machines or labour that parts share, and how their weeks are loaded. */
@NullMarked
package weft.capacity;

import org.jspecify.annotations.NullMarked;
