/** How two partners agree on their profile: command, refusals and rules of a partnership. */
@NullMarked
package weft.agreement;

import org.jspecify.annotations.NullMarked;
