/**
 * What is looked at before a hub starts, database, issuer, keys and settings, and refused in one
 * sentence.
 */
@NullMarked
package weft.deploy.start;

import org.jspecify.annotations.NullMarked;
