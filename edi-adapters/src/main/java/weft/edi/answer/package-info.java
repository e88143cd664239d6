/** Reactions that answer partners automatically, by writing interchanges into the outbox. */
@NullMarked
package weft.edi.answer;

import org.jspecify.annotations.NullMarked;
