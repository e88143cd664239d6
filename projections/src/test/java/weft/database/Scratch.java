package weft.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Temporary directories of tests; the caller deletes them. They are in memory where the system has
 * room, because creating and deleting tens of thousands of database files takes much of a run's
 * time on a disk. A run deletes directories that a killed run left.
 */
public final class Scratch {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String OURS = "weft-tests-";
  private static final long ENOUGH_BYTES = 6L << 30;

  private static final class Ours {
    static final Path ROOT = root();
  }

  private Scratch() {}

  /** An empty folder whose name begins with this. */
  public static Path directory(String prefix) {
    try {
      return Files.createTempDirectory(Ours.ROOT, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ENOUGH_BYTES)
        return Path.of(System.getProperty("java.io.tmpdir"));
      try (Stream<Path> all = Files.list(MEMORY)) {
        for (Path it : all.filter(Scratch::isLeft).toList()) delete(it);
      }
      var root = Files.createDirectory(MEMORY.resolve(OURS + ProcessHandle.current().pid()));
      // PostgreSQL, which does not run as root, passes through it.
      return Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path left) throws IOException {
    try {
      FileSystemUtils.deleteRecursively(left);
    } catch (NoSuchFileException _) {
      // tests of another module use it, too
    }
  }

  private static boolean isLeft(Path directory) {
    String name = directory.getFileName().toString();
    return name.matches(OURS + "\\d+")
        && ProcessHandle.of(Long.parseLong(name.substring(OURS.length()))).isEmpty();
  }
}
