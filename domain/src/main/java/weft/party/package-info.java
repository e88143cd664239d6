/** Organizations, their sites, and the partnerships between them. */
@NullMarked
package weft.party;

import org.jspecify.annotations.NullMarked;
