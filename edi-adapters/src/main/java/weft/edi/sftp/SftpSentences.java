package weft.edi.sftp;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;

/** What a client hears of a fault: our own sentences, or the status' name; never a path on disk. */
final class SftpSentences implements SftpErrorStatusDataHandler {
  @Override
  public String resolveErrorMessage(
      SftpSubsystemEnvironment subsystem,
      int id,
      Throwable fault,
      int status,
      int command,
      Object... arguments) {
    return fault instanceof Denied denied
        ? String.valueOf(denied.getMessage())
        : SftpConstants.getStatusName(status);
  }
}
