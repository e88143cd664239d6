/** One EDI envelope and its life cycle: received, its messages concluded one by one, answered. */
@NullMarked
package weft.interchange;

import org.jspecify.annotations.NullMarked;
