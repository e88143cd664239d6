/** Delivery schedules, call-offs, their authorisations, and the suppliers' answers to them. */
@NullMarked
package weft.edi.meaning.schedule;

import org.jspecify.annotations.NullMarked;
