/** Machines, their stops and maintenance, and the shifts of sites over HTTP. */
@NullMarked
package weft.api.machine;

import org.jspecify.annotations.NullMarked;
