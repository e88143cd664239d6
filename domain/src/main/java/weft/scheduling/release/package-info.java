/**
 * The content of a release or call-off, the comparison of two of them, and the changes of one to
 * another.
 */
@NullMarked
package weft.scheduling.release;

import org.jspecify.annotations.NullMarked;
