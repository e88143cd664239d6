/** The ways between hub and partners (AS2, SFTP, folders), and how to turn them off. */
@NullMarked
package weft.deploy.partners;

import org.jspecify.annotations.NullMarked;
