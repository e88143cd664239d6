/** Capacity groups (machines or labour that parts share) and their load per week. */
@NullMarked
package weft.capacity;

import org.jspecify.annotations.NullMarked;
