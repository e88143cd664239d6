/**
 * Quotas for each client and for all clients of a party together, so that no party slows down
 * another.
 */
@NullMarked
package weft.api.quota;

import org.jspecify.annotations.NullMarked;
