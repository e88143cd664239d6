package weft.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.springframework.util.FileSystemUtils;
import weft.database.FreePort;
import weft.database.Scratch;
import weft.edi.as2.PartnerKeys;

/**
 * The data of a demo hub that played its history and ended. Created once per process; a hub starts
 * on a copy unless the test is about its first start.
 */
public final class DemoData {
  private static final class Made {
    public static final Path ONCE = make();
  }

  private DemoData() {}

  /** A copy in a temporary directory, which the caller deletes. */
  public static Path copy() {
    return copyTo(temporaryDirectory());
  }

  /** A copy in a directory that is empty or does not exist yet. */
  public static Path copyTo(Path target) {
    try {
      Files.walkFileTree(Made.ONCE, new Copying(target));
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path make() {
    var data = temporaryDirectory();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(data)));
    try (var hub = RunningHub.start(withKey(data), FreePort.next())) {
      // The logins belong to another issuer in each copy, so each copy brings its own.
      hub.superuser().sql("delete from membership").update();
    }
    return data;
  }

  /**
   * A hub that starts there finds a key; {@link AxonServerProfileTest} covers that it otherwise
   * makes one.
   */
  public static Path withKey(Path data) {
    try {
      PartnerKeys.keep(data.resolve("as2.p12"), "", "WEFT");
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For data of one test, which deletes it. */
  public static Path temporaryDirectory() {
    return Scratch.directory("weft-hub");
  }

  private static void delete(Path data) {
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With everybody's permissions: PostgreSQL refuses a directory that others can read. */
  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path target;

    public Copying(Path target) {
      this.target = target;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
        throws IOException {
      var to = target.resolve(Made.ONCE.relativize(from));
      if (!Files.isDirectory(to)) copy(from, to);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
      copy(from, target.resolve(Made.ONCE.relativize(from)));
      return FileVisitResult.CONTINUE;
    }

    private static void copy(Path from, Path to) throws IOException {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
