package weft.edi.sftp;

import java.nio.file.AccessDeniedException;

/** Refuses a client's request, with a sentence that the client gets to see. */
final class SftpDenied extends AccessDeniedException {
  SftpDenied(String reason) {
    super(reason);
  }
}
