/**
 * How EDI messages change the streams of the contexts: whether a message is applied, held or
 * contradicted, which notes its answer contains, and which other streams it changes.
 */
@NullMarked
package weft.filing;

import org.jspecify.annotations.NullMarked;
