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
 * The directory of a demo hub, locked by one hub at a time. Secrets are created on first use as
 * files below {@code keys}, which only the hub's user can read.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel held;

  private DataDirectory(Path root, FileChannel held) {
    this.root = root;
    this.held = held;
  }

  /**
   * Locks the directory.
   *
   * @throws StartRefused if another hub holds it
   */
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

  /** Opens an existing hub's directory without a lock, whether the hub runs or not. */
  static DataDirectory look(Path directory) throws IOException {
    var root = directory.toAbsolutePath().normalize();
    return new DataDirectory(
        root, FileChannel.open(root.resolve("hub.lock"), StandardOpenOption.READ));
  }

  /** The kernel releases the lock when the process ends, however it ends. */
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

  /** The secret with this name; creates and stores it first if it is missing. */
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
