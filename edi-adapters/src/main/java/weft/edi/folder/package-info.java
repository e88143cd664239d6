/** Interchanges by folder: one per partner, ours in {@code out}. */
@NullMarked
package weft.edi.folder;

import org.jspecify.annotations.NullMarked;
