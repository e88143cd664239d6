/**
 * Reception of interchanges: stored raw, read, interpreted, applied message by message, and
 * acknowledged.
 */
@NullMarked
package weft.edi.reception;

import org.jspecify.annotations.NullMarked;
