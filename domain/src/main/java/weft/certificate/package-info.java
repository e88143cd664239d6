/**
 * Quality certificates according to EN 10204: issued, validated, accepted or rejected, replaced,
 * revoked.
 */
@NullMarked
package weft.certificate;

import org.jspecify.annotations.NullMarked;
