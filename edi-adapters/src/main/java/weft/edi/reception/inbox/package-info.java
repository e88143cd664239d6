/** Files as they come in: kept before they are read, by whom and under which reference. */
@NullMarked
package weft.edi.reception.inbox;

import org.jspecify.annotations.NullMarked;
