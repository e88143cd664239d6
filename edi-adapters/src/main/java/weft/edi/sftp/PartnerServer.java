package weft.edi.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.extensions.SftpClientExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/** A connection to a partner's SFTP server. */
final class PartnerServer implements AutoCloseable {
  private final SftpClient sftp;
  private final Thread limit;

  private PartnerServer(SftpClient sftp, Thread limit) {
    this.sftp = sftp;
    this.limit = limit;
  }

  /** Opens SFTP in the session and ends the session when closed, or after the limit. */
  static PartnerServer in(ClientSession session, Duration limit) throws IOException {
    Thread watch = Thread.ofVirtual().name("sftp-limit").start(() -> endAfter(limit, session));
    try {
      var sftp = SftpClientFactory.instance().createSftpClient(session).singleSessionInstance();
      return new PartnerServer(sftp, watch);
    } catch (IOException | RuntimeException e) {
      watch.interrupt();
      session.close(true);
      throw e;
    }
  }

  private static void endAfter(Duration limit, ClientSession session) {
    try {
      Thread.sleep(limit);
      session.close(true);
    } catch (InterruptedException e) {
      // closed before the limit
    }
  }

  /**
   * Writes a file into a folder: under an unfinished name until it is complete, then renamed.
   * Replaces a file of the same name.
   */
  void lay(String folder, String name, byte[] bytes) throws IOException {
    String unfinished = path(folder, "." + name + ".tmp");
    try {
      write(unfinished, bytes);
      rename(unfinished, path(folder, name));
    } catch (IOException | RuntimeException e) {
      forget(unfinished, e);
      throw e;
    }
  }

  private void write(String path, byte[] bytes) throws IOException {
    try (OutputStream out = sftp.write(path, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
      out.write(bytes);
    }
    var fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
    if (isOffered(fsync))
      try (CloseableHandle file = sftp.open(path, OpenMode.Write)) {
        fsync.fsync(file);
      }
    long there = sftp.stat(path).getSize();
    if (there != bytes.length)
      throw new IOException("%s has %d bytes, not %d".formatted(path, there, bytes.length));
  }

  /**
   * Renames a file. The plain request of SFTP 3 replaces no file on most servers, so this method
   * removes the old file first.
   */
  private void rename(String from, String to) throws IOException {
    var posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
    if (isOffered(posix)) {
      posix.posixRename(from, to);
      return;
    }
    try {
      sftp.rename(from, to);
    } catch (SftpException e) {
      if (!exists(to)) throw e;
      sftp.remove(to);
      sftp.rename(from, to);
    }
  }

  /** Whether the server offers the extension; SSHD would send the request even if it does not. */
  private static boolean isOffered(@Nullable SftpClientExtension extension) {
    return extension != null && extension.isSupported();
  }

  private void forget(String unfinished, Exception cause) {
    if (!sftp.isOpen()) return;
    try {
      sftp.remove(unfinished);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private boolean exists(String path) throws IOException {
    try {
      sftp.lstat(path);
      return true;
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) return false;
      throw e;
    }
  }

  boolean isOpen() {
    return sftp.isOpen();
  }

  boolean isFolder(String path) throws IOException {
    return exists(path) && sftp.stat(path).isDirectory();
  }

  Attributes attributes(String path) throws IOException {
    return sftp.lstat(path);
  }

  /** The entries of a folder, about {@code most} of them at most. */
  List<DirEntry> list(String folder, int most) throws IOException {
    List<DirEntry> entries = new ArrayList<>();
    var end = new AtomicReference<Boolean>();
    try (CloseableHandle handle = sftp.openDir(folder)) {
      while (entries.size() < most) {
        List<DirEntry> some = sftp.readDir(handle, end);
        if (some == null) break;
        entries.addAll(some);
        if (Boolean.TRUE.equals(end.get())) break;
      }
    }
    return entries;
  }

  /** Fetches a file; never reads more bytes than expected, even if the file grows meanwhile. */
  void fetch(String path, long size, Path to) throws IOException {
    try (InputStream in = sftp.read(path);
        OutputStream out = Files.newOutputStream(to)) {
      byte[] some = new byte[32 * 1024];
      long left = size;
      while (left > 0) {
        int read = in.read(some, 0, (int) Math.min(some.length, left));
        if (read < 0) throw new IOException("Changed while it was read: " + path);
        out.write(some, 0, read);
        left -= read;
      }
      if (in.read() >= 0) throw new IOException("Changed while it was read: " + path);
    }
  }

  void remove(String path) throws IOException {
    sftp.remove(path);
  }

  void move(String from, String to) throws IOException {
    sftp.rename(from, to);
  }

  static String path(String folder, String name) {
    if (folder.isEmpty()) return name;
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  @Override
  public void close() throws IOException {
    limit.interrupt();
    sftp.close();
  }
}
