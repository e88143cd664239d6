package weft.edi.sftp;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.apache.sshd.sftp.common.SftpConstants.ACE4_APPEND_DATA;
import static org.apache.sshd.sftp.common.SftpConstants.ACE4_WRITE_DATA;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_CLOSE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_EXTENDED;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_FSETSTAT;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_FSTAT;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_INIT;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_LSTAT;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_OPEN;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_OPENDIR;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_READ;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_READDIR;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_REALPATH;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_REMOVE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_RENAME;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_SETSTAT;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_STAT;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_WRITE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_OP_UNSUPPORTED;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.jspecify.annotations.Nullable;

/**
 * Defines what a party may do in its folders: list and read all four, write files into {@code in},
 * remove files from {@code out}. Requests are allowed by name; all others, including future ones,
 * are refused. The server speaks SFTP version 3, as OpenSSH does.
 */
final class FolderSubsystem extends SftpSubsystem {
  static final int MAX_BYTES = 50 * 1024 * 1024;
  private static final int MAX_REQUEST = 1024 * 1024;
  private static final int WRITES = ACE4_WRITE_DATA | ACE4_APPEND_DATA;

  private static final Set<Integer> REQUESTS =
      Set.of(
          SSH_FXP_INIT,
          SSH_FXP_OPEN,
          SSH_FXP_CLOSE,
          SSH_FXP_READ,
          SSH_FXP_WRITE,
          SSH_FXP_LSTAT,
          SSH_FXP_STAT,
          SSH_FXP_FSTAT,
          SSH_FXP_SETSTAT,
          SSH_FXP_FSETSTAT,
          SSH_FXP_OPENDIR,
          SSH_FXP_READDIR,
          SSH_FXP_REMOVE,
          SSH_FXP_REALPATH,
          SSH_FXP_RENAME,
          SSH_FXP_EXTENDED);
  private static final Set<String> EXTENSIONS =
      Set.of("posix-rename@openssh.com", "fsync@openssh.com");

  private final Path root;
  private final PartyLogin login;
  private final Writing writing;
  private final Map<String, Upload> uploads = new HashMap<>();
  private @Nullable Path aside;

  FolderSubsystem(
      ChannelSession channel,
      SftpSubsystemConfigurator configurator,
      Path root,
      PartyLogin login,
      Writing writing) {
    super(channel, configurator);
    this.root = root;
    this.login = login;
    this.writing = writing;
  }

  @Override
  public int data(ChannelSession channel, byte[] bytes, int start, int length) throws IOException {
    int window = super.data(channel, bytes, start, length);
    if (buffer.available() > MAX_REQUEST) throw new IOException("A request of over 1 MB");
    return window;
  }

  @Override
  protected void doProcess(Buffer request, int length, int type, int id) throws IOException {
    if (!login.stillHolds(getServerSession())) {
      getServerSession().close(true);
      return;
    }
    if (REQUESTS.contains(type)) super.doProcess(request, length, type, id);
    else sendStatus(prepareReply(request), id, SSH_FX_OP_UNSUPPORTED, "Not offered here");
  }

  @Override
  protected void executeExtendedCommand(Buffer request, int id, String extension)
      throws IOException {
    if (EXTENSIONS.contains(extension)) super.executeExtendedCommand(request, id, extension);
    else sendStatus(prepareReply(request), id, SSH_FX_OP_UNSUPPORTED, "Not offered here");
  }

  /** Resolves every path that a client names. Symbolic links on the disk count as absent. */
  @Override
  protected Path resolveFile(String path) throws IOException {
    if (aside != null)
      return fileSystem.getPath("/" + Upload.FOLDER, aside.getFileName().toString());
    SftpPath place = SftpPath.of(path);
    Path folder = new SftpPath(place.folder(), null).under(root);
    if (!Files.isDirectory(folder, NOFOLLOW_LINKS)
        || Files.isSymbolicLink(place.under(root))
        || (place.file() != null && Files.isDirectory(place.under(root), NOFOLLOW_LINKS)))
      throw new NoSuchFileException(place.toString());
    return fileSystem.getPath(place.toString());
  }

  private SftpPath existing(String path) throws IOException {
    resolveFile(path);
    SftpPath place = SftpPath.of(path);
    if (!Files.isRegularFile(place.under(root), NOFOLLOW_LINKS))
      throw new NoSuchFileException(place.toString());
    return place;
  }

  @Override
  protected void doRealPath(Buffer request, int id) throws IOException {
    String path = request.getString();
    try {
      Path resolved = fileSystem.getPath(SftpPath.of(path).toString());
      sendPath(prepareReply(request), id, resolved, Map.of());
    } catch (IOException | RuntimeException e) {
      sendStatus(prepareReply(request), id, e, SSH_FXP_REALPATH, path);
    }
  }

  @Override
  protected LinkOption[] getPathResolutionLinkOption(int command, String extension, Path path) {
    return new LinkOption[] {NOFOLLOW_LINKS};
  }

  @Override
  protected boolean resolvePathResolutionFollowLinks(int command, String extension, Path path) {
    return false;
  }

  @Override
  protected String doOpen(
      int id, String path, int flags, int access, Map<String, Object> attributes)
      throws IOException {
    // Ignore the client's attributes: its file mode might prevent the hub from reading the file.
    Map<String, Object> none = Map.of();
    if ((access & WRITES) == 0) {
      existing(path);
      return super.doOpen(id, path, flags, access, none);
    }
    SftpPath place = SftpPath.of(path);
    if (!place.isIn() || place.file() == null)
      throw new SftpDenied("Files are laid into /in, nowhere else");
    resolveFile(path);
    Room.require(root);
    Upload upload = Upload.to(place, root);
    if (!writing.begin(upload.target())) throw new SftpDenied(place + " is being written");
    boolean open = false;
    try {
      aside = upload.isAside() ? upload.file() : null;
      String handle = super.doOpen(id, path, flags, access, none);
      uploads.put(handle, upload);
      open = true;
      return handle;
    } finally {
      aside = null;
      if (!open) {
        writing.end(upload.target());
        upload.abandon();
      }
    }
  }

  @Override
  protected void doWrite(
      int id, String handle, long offset, int length, byte[] data, int from, int remaining)
      throws IOException {
    Upload upload = uploads.get(handle);
    try {
      if (end(handle, offset) + length > MAX_BYTES)
        throw new SftpDenied("A file may have 50 MB, not more");
      super.doWrite(id, handle, offset, length, data, from, remaining);
    } catch (IOException | RuntimeException e) {
      if (upload != null) upload.spoil();
      throw e;
    }
  }

  private long end(String handle, long offset) throws IOException {
    if (!(handles.get(handle) instanceof FileHandle file)) return 0;
    if (file.isOpenAppend()) return file.getFileChannel().size();
    return offset < 0 ? MAX_BYTES : Math.min(offset, MAX_BYTES);
  }

  /**
   * Completes the file if the client closes it; a file still open when the connection ends is not
   * complete.
   */
  @Override
  protected void doClose(int id, String handle) throws IOException {
    Upload upload = uploads.remove(handle);
    try {
      super.doClose(id, handle);
      if (upload != null) upload.finish();
    } finally {
      if (upload != null) {
        upload.abandon();
        writing.end(upload.target());
      }
    }
  }

  @Override
  protected void closeAllHandles() {
    super.closeAllHandles();
    for (Upload upload : uploads.values()) {
      try {
        upload.abandon();
      } catch (IOException e) {
        log.warn("{} stays behind", upload.file(), e);
      } finally {
        writing.end(upload.target());
      }
    }
    uploads.clear();
  }

  /**
   * Ignores times and modes, because many clients set them after an upload and would report a
   * refusal as a failed upload.
   */
  @Override
  protected void doSetStat(
      int id,
      String path,
      int command,
      String extension,
      Map<String, ?> attributes,
      @Nullable Boolean followLinks)
      throws IOException {
    resolveFile(path);
    if (attributes.containsKey("size"))
      throw new SftpDenied("A file is cut while it is written only");
  }

  @Override
  protected void doFSetStat(int id, String handle, Map<String, ?> attributes) throws IOException {
    if (!(attributes.get("size") instanceof Number size)) return;
    if (!uploads.containsKey(handle) || !(handles.get(handle) instanceof FileHandle file))
      throw new SftpDenied("A file is cut while it is written only");
    SeekableByteChannel channel = file.getFileChannel();
    channel.truncate(Math.max(0, size.longValue()));
  }

  @Override
  protected void doRemoveFile(int id, String path) throws IOException {
    SftpPath place = existing(path);
    if (!place.isIn() && !place.isOut())
      throw new SftpDenied("Files are removed from /in and /out only");
    if (writing.isGoingOn(place.under(root))) throw new SftpDenied(place + " is being written");
    Files.delete(place.under(root));
  }

  @Override
  protected void doRename(int id, String from, String to, Collection<CopyOption> options)
      throws IOException {
    SftpPath source = existing(from);
    SftpPath target = SftpPath.of(to);
    if (!source.isIn() || !target.isIn() || target.file() == null)
      throw new SftpDenied("Files are renamed within /in only");
    resolveFile(to);
    Path file = source.under(root);
    Path renamed = target.under(root);
    if (writing.isGoingOn(file)) throw new SftpDenied(source + " is being written");
    if (!writing.begin(renamed)) throw new SftpDenied(target + " is being written");
    try {
      if (target.isUnfinished()) Upload.rename(file, renamed);
      else Upload.appear(file, renamed, target);
    } finally {
      writing.end(renamed);
    }
  }
}
