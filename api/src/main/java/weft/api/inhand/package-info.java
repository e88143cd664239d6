/** Assignments of list rows to persons. */
@NullMarked
package weft.api.inhand;

import org.jspecify.annotations.NullMarked;
