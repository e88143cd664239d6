/**
 * Where partners reach the hub and the hub reaches them, AS2 and SFTP, and when it leaves them
 * alone.
 */
@NullMarked
package weft.deploy.partners;

import org.jspecify.annotations.NullMarked;
