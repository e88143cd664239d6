/**
 * Follows acknowledgements in both directions: matches partners' acknowledgements to outgoing
 * interchanges, and raises alerts if one is overdue, and also if a certificate expires.
 */
@NullMarked
package weft.edi.expected;

import org.jspecify.annotations.NullMarked;
