/** Grants: what a party shares with another, at which grain and until when. */
@NullMarked
package weft.sharing;

import org.jspecify.annotations.NullMarked;
