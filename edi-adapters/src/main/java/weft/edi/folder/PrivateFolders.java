package weft.edi.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Creates folders that only the hub's operating-system user can read, on file systems with POSIX
 * permissions. They hold partners' data.
 */
public final class PrivateFolders {
  private static final String OWNERS = "rwx------";

  private PrivateFolders() {}

  /**
   * Creates the missing folders of the path. Existing folders keep their permissions, because an
   * operator may have opened them to others on purpose.
   */
  public static void make(Path path) throws IOException {
    Path whole = path.toAbsolutePath();
    if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) return;
    Path above = whole.getParent();
    if (above != null) make(above);
    try {
      Files.createDirectory(whole, attributes(whole));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(whole)) throw e; // another process or thread created it first
    }
  }

  private static FileAttribute<?>[] attributes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNERS))
        }
        : new FileAttribute<?>[0];
  }
}
