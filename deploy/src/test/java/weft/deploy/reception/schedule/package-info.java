/** Releases and call-offs as they are taken in: anew, late, in the place of others, with faults. */
@NullMarked
package weft.deploy.reception.schedule;

import org.jspecify.annotations.NullMarked;
