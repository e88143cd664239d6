/** How two partners agree on their profile: the command, refusals and rules of a partnership. */
@NullMarked
package weft.agreement;

import org.jspecify.annotations.NullMarked;
