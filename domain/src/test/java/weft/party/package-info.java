/** Participants, and the options for reading their bytes. */
@NullMarked
package weft.party;

import org.jspecify.annotations.NullMarked;
