/**
 * Checks database, issuer, keys and settings before the hub starts, and refuses each fault with one
 * sentence.
 */
@NullMarked
package weft.deploy.start;

import org.jspecify.annotations.NullMarked;
