package weft.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import weft.evidence.KeyFile;

/** The newest cosigned checkpoint of each log, one file each, named by the hash of its origin. */
final class CosignedCheckpoints {
  private final Path directory;

  CosignedCheckpoints(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  /** The lower-case hexadecimal SHA-256 hash of an origin. */
  static String nameOf(String origin) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-256
    }
  }

  /** The note that was kept last under this name; null if none was. */
  byte @Nullable [] last(String name) throws IOException {
    var file = directory.resolve(name);
    return Files.exists(file) ? Files.readAllBytes(file) : null;
  }

  /** Replaces the note in one step, and returns when it is on disk. */
  void keep(String name, byte[] note) throws IOException {
    var part = directory.resolve("." + name);
    try (var channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(note);
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
    }
    Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    KeyFile.sync(directory);
  }
}
