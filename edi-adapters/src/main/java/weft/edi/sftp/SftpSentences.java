package weft.edi.sftp;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;

/**
 * The error texts that a client gets: the hub's own sentences or the name of the status, but never
 * a path on the disk.
 */
final class SftpSentences implements SftpErrorStatusDataHandler {
  @Override
  public String resolveErrorMessage(
      SftpSubsystemEnvironment subsystem,
      int id,
      Throwable fault,
      int status,
      int command,
      Object... arguments) {
    return fault instanceof SftpDenied denied
        ? String.valueOf(denied.getMessage())
        : SftpConstants.getStatusName(status);
  }
}
