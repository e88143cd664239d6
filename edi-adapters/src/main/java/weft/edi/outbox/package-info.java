/** Outgoing interchanges: writes, numbers, stores, delivers and shows them. */
@NullMarked
package weft.edi.outbox;

import org.jspecify.annotations.NullMarked;
