/** What a release or call-off says, whether two say the same, and what one changes in another. */
@NullMarked
package weft.scheduling.release;

import org.jspecify.annotations.NullMarked;
