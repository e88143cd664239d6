/**
 * Consumption of goods that belong to another party: the account of both, and statements for
 * billing.
 */
@NullMarked
package weft.api.consumption;

import org.jspecify.annotations.NullMarked;
