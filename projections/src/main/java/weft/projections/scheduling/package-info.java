/** The call-off board: every schedule, its lines, its releases and what each of them changed. */
@NullMarked
package weft.projections.scheduling;

import org.jspecify.annotations.NullMarked;
