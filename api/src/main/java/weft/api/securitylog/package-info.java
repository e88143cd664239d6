/**
 * The security log: who came in, who was refused, who looked at what is others'. Written once, and
 * shown to the operator and to those whom it concerns.
 */
@NullMarked
package weft.api.securitylog;

import org.jspecify.annotations.NullMarked;
