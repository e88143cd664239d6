@NullMarked
package weft.edi.sftp;

import org.jspecify.annotations.NullMarked;
