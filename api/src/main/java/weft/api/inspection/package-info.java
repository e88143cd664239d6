/** Inspection plans, instruments, inspections and concessions over HTTP. */
@NullMarked
package weft.api.inspection;

import org.jspecify.annotations.NullMarked;
