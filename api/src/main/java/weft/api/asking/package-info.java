/**
 * How a person's or client's command reaches the desk: version, idempotency key, provenance, and
 * refusals as problems.
 */
@NullMarked
package weft.api.asking;

import org.jspecify.annotations.NullMarked;
