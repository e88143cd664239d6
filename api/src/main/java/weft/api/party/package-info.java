/** Organizations, partnerships and profiles, and the caller's own identity. */
@NullMarked
package weft.api.party;

import org.jspecify.annotations.NullMarked;
