/** Storage of incoming files before they are read, with their sender and control reference. */
@NullMarked
package weft.edi.reception.inbox;

import org.jspecify.annotations.NullMarked;
