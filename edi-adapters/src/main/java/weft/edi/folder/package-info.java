/**
 * Exchanges interchanges through folders, one per partner: {@code in} for the partner's files,
 * {@code out} for the hub's.
 */
@NullMarked
package weft.edi.folder;

import org.jspecify.annotations.NullMarked;
