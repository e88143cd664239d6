/** Who one is, and whom one works with. */
@NullMarked
package weft.api.party;

import org.jspecify.annotations.NullMarked;
