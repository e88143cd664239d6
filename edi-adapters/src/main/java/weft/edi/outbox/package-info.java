/** Our interchanges on their way out: written once, numbered, kept, delivered, seen. */
@NullMarked
package weft.edi.outbox;

import org.jspecify.annotations.NullMarked;
