package weft.deploy.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.deploy.settings.StartRefused;

/**
 * The directory of a demo hub, held by one hub at a time. Secrets made on first use are files below
 * {@code keys}, readable by the hub's user alone.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel held;

  private DataDirectory(Path root, FileChannel held) {
    this.root = root;
    this.held = held;
  }

  /** Takes the directory, or refuses to start where another hub has it. */
  public static DataDirectory take(Path directory) {
    try {
      var root = directory.toAbsolutePath().normalize();
      Files.createDirectories(root);
      var channel =
          FileChannel.open(
              root.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StartRefused(
            "Another hub is running on " + root + ".",
            "Stop it, or give this one another directory and port by weft.data and weft.port.");
      }
      return new DataDirectory(root, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks into the directory of a hub that is there already, whether it runs or not. */
  static DataDirectory look(Path directory) throws IOException {
    var root = directory.toAbsolutePath().normalize();
    return new DataDirectory(
        root, FileChannel.open(root.resolve("hub.lock"), StandardOpenOption.READ));
  }

  /** The kernel drops the lock with the process, however that ends. */
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  public Path path(String name) {
    return root.resolve(name);
  }

  /** A random password of 256 bits, the same at every start. */
  public String password(String name) {
    return secret(
        name,
        () -> {
          byte[] bytes = new byte[32];
          new SecureRandom().nextBytes(bytes);
          return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
  }

  /** The secret kept under the name, made and written first where there is none. */
  public String secret(String name, Supplier<String> make) {
    try {
      var keys = root.resolve("keys");
      Files.createDirectories(
          keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var file = keys.resolve(name);
      try {
        return Files.readString(file);
      } catch (NoSuchFileException _) {
        return write(file, make.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(Path file, String secret) throws IOException {
    var part =
        Files.createTempFile(
            file.getParent(),
            ".new",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(secret));
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return secret;
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
