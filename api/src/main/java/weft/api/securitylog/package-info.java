/**
 * The security log: logins, refusals, and reads of others' data. It is append-only, and visible to
 * the operator and the parties concerned.
 */
@NullMarked
package weft.api.securitylog;

import org.jspecify.annotations.NullMarked;
