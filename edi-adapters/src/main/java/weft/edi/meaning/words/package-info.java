/**
 * Reads content that messages of all kinds share: party, part, date and quantity, in each standard.
 */
@NullMarked
package weft.edi.meaning.words;

import org.jspecify.annotations.NullMarked;
