/** Grants: the data that a party shares with another, in what detail and until when. */
@NullMarked
package weft.sharing;

import org.jspecify.annotations.NullMarked;
