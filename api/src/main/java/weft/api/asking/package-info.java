/**
 * Brings a person's or client's command to the desk: version, idempotency key, provenance, and
 * refusals as problems.
 */
@NullMarked
package weft.api.asking;

import org.jspecify.annotations.NullMarked;
