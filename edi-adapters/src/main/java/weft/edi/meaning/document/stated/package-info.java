/**
 * What a message states of a document's goods and money, piece by piece: what came, charges and
 * taxes, weights, labels, and what is stated twice. None of it knows the document that it is of.
 */
@NullMarked
package weft.edi.meaning.document.stated;

import org.jspecify.annotations.NullMarked;
