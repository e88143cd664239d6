/** Who takes part, and how partners' bytes are read. */
@NullMarked
package weft.party;

import org.jspecify.annotations.NullMarked;
