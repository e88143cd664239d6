/** How many pieces of a lot are measured, and how many of them may fail. */
@NullMarked
package weft.inspection.sampling;

import org.jspecify.annotations.NullMarked;
