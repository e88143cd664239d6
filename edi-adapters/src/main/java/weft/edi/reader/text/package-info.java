/**
 * From bytes to envelopes and segments: character sets, delimiters, folded lines, and the words in
 * which faults of them are said.
 */
@NullMarked
package weft.edi.reader.text;

import org.jspecify.annotations.NullMarked;
