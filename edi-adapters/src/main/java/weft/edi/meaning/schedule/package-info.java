/** Delivery schedules and call-offs, what they authorise, and what suppliers answer to them. */
@NullMarked
package weft.edi.meaning.schedule;

import org.jspecify.annotations.NullMarked;
