/**
 * What messages of all kinds say alike: who, which part, when, how much, in the words of each
 * standard.
 */
@NullMarked
package weft.edi.meaning.words;

import org.jspecify.annotations.NullMarked;
