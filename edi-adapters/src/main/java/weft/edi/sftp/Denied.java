package weft.edi.sftp;

import java.nio.file.AccessDeniedException;

/** What a client may not do, in a sentence it is told. */
final class Denied extends AccessDeniedException {
  Denied(String reason) {
    super(reason);
  }
}
