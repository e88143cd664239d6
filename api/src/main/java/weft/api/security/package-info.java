/**
 * Authentication: a token checked against its issuer, and a caller from the hub's own membership
 * table.
 */
@NullMarked
package weft.api.security;

import org.jspecify.annotations.NullMarked;
