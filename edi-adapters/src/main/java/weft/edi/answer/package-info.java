/** What goes back to partners by itself: reactions that write interchanges into the outbox. */
@NullMarked
package weft.edi.answer;

import org.jspecify.annotations.NullMarked;
