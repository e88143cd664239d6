package weft.edi.sftp;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Opens files and lists folders of a party; neither follows nor lists symbolic links. */
final class FolderAccess implements SftpFileSystemAccessor {
  @Override
  public LinkOption[] resolveFileAccessLinkOptions(
      SftpSubsystemProxy subsystem, Path file, int command, String extension, boolean follow) {
    return new LinkOption[] {NOFOLLOW_LINKS};
  }

  @Override
  public SeekableByteChannel openFile(
      SftpSubsystemProxy subsystem,
      FileHandle handle,
      Path file,
      String name,
      Set<? extends OpenOption> options,
      FileAttribute<?>... attributes)
      throws IOException {
    Set<OpenOption> withoutLinks = new HashSet<>(options);
    withoutLinks.add(NOFOLLOW_LINKS);
    return FileChannel.open(file, withoutLinks);
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // closed with the client's handle
  public DirectoryStream<Path> openDirectory(
      SftpSubsystemProxy subsystem,
      DirectoryHandle handle,
      Path folder,
      String name,
      LinkOption... options)
      throws IOException {
    return new Shown(Files.newDirectoryStream(folder));
  }

  /** Filters here, because a filter of SSHD's rooted file system would get paths of the disk. */
  private record Shown(DirectoryStream<Path> all) implements DirectoryStream<Path> {
    @Override
    public Iterator<Path> iterator() {
      return StreamSupport.stream(all.spliterator(), false)
          .filter(FolderAccess::isShown)
          .iterator();
    }

    @Override
    public void close() throws IOException {
      all.close();
    }
  }

  private static boolean isShown(Path path) {
    try {
      SftpPath place = SftpPath.of(path.toString());
      return place.file() == null
          ? Files.isDirectory(path, NOFOLLOW_LINKS)
          : Files.isRegularFile(path, NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
