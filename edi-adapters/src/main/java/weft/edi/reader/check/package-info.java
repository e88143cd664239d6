/** Checks segments: characters, numbers, dates, conditions, structure and totals. */
@NullMarked
package weft.edi.reader.check;

import org.jspecify.annotations.NullMarked;
