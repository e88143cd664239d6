package weft.edi.sftp;

import java.nio.file.AccessDeniedException;

/** Refuses a client's request, with a sentence that the client gets to see. */
final class Denied extends AccessDeniedException {
  Denied(String reason) {
    super(reason);
  }
}
