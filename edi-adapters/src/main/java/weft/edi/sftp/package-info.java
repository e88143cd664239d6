/**
 * Exchanges interchanges by SFTP, with partners as clients of the hub's server and the hub as
 * client of partners' servers.
 */
@NullMarked
package weft.edi.sftp;

import org.jspecify.annotations.NullMarked;
