/**
 * Turns bytes into envelopes and segments: character sets, delimiters, folded lines, and the texts
 * of their faults.
 */
@NullMarked
package weft.edi.reader.text;

import org.jspecify.annotations.NullMarked;
