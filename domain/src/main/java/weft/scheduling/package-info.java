/**
 * Delivery schedules: one part from one supplier to one receiving site, renewed by releases and
 * answered by commitments.
 */
@NullMarked
package weft.scheduling;

import org.jspecify.annotations.NullMarked;
