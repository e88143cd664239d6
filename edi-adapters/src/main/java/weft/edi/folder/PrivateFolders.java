package weft.edi.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders that hold a partner's data are the hub's user's alone, where the file system knows it.
 */
public final class PrivateFolders {
  private static final String OWNERS = "rwx------";

  private PrivateFolders() {}

  /**
   * Makes what is missing of the path; what is there stays as it is, as an operator may have opened
   * it to somebody.
   */
  public static void make(Path path) throws IOException {
    Path whole = path.toAbsolutePath();
    if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) return;
    Path above = whole.getParent();
    if (above != null) make(above);
    try {
      Files.createDirectory(whole, attributes(whole));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(whole)) throw e; // else another was quicker
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
