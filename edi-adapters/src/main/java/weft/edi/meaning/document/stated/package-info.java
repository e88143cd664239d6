/**
 * Reads the details of a document piece by piece: received quantities, charges and taxes, weights,
 * labels, repeated quantities. These classes do not depend on the document's type.
 */
@NullMarked
package weft.edi.meaning.document.stated;

import org.jspecify.annotations.NullMarked;
