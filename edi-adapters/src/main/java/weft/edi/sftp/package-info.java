/** Interchanges by SFTP: partners at our server, and we at theirs. */
@NullMarked
package weft.edi.sftp;

import org.jspecify.annotations.NullMarked;
