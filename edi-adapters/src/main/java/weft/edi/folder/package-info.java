/** Interchanges by folder: one per partner, theirs in {@code in}, ours in {@code out}. */
@NullMarked
package weft.edi.folder;

import org.jspecify.annotations.NullMarked;
