package weft.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A file with private keys that only its owner can read. Each line is one key: signature type,
 * name, private key (PKCS #8) and public key (X.509) in base64.
 */
public final class KeyFile {
  private KeyFile() {}

  /** The keys in the file; none if there is no file. */
  public static List<NoteKey> read(Path file) throws IOException {
    if (!Files.exists(file)) return List.of();
    var keys = new ArrayList<NoteKey>();
    for (var line : Files.readAllLines(file)) {
      var words = List.of(line.split(" ", -1));
      if (words.size() != 4)
        throw new Malformed(file + " has a line of " + words.size() + " words");
      var base64 = Base64.getDecoder();
      keys.add(
          NoteKey.of(
              words.get(1),
              Signing.valueOf(words.get(0)),
              base64.decode(words.get(2)),
              base64.decode(words.get(3))));
    }
    return keys;
  }

  /** Writes the keys unless the file exists, and returns those that the file then has. */
  public static List<NoteKey> writeOnce(Path file, List<NoteKey> keys) throws IOException {
    var part = written(file, keys);
    try {
      Files.createLink(file, part); // keeps the file of another process that was first
    } catch (FileAlreadyExistsException _) {
      // the other process's keys count
    } finally {
      Files.delete(part);
    }
    sync(directory(file));
    return read(file);
  }

  /** Replaces the file in one step. */
  public static void replace(Path file, List<NoteKey> keys) throws IOException {
    Files.move(written(file, keys), file, StandardCopyOption.ATOMIC_MOVE);
    sync(directory(file));
  }

  private static Path written(Path file, List<NoteKey> keys) throws IOException {
    var lines = new StringBuilder();
    var base64 = Base64.getEncoder();
    for (var key : keys)
      lines
          .append(key.verifier().signing())
          .append(' ')
          .append(key.verifier().name())
          .append(' ')
          .append(base64.encodeToString(key.key().getEncoded()))
          .append(' ')
          .append(base64.encodeToString(key.publicDer()))
          .append('\n');
    var directory = directory(file);
    Files.createDirectories(directory);
    var part =
        Files.createTempFile(
            directory,
            ".new",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      var bytes = StandardCharsets.UTF_8.encode(lines.toString());
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
    }
    return part;
  }

  private static Path directory(Path file) {
    var directory = file.toAbsolutePath().getParent();
    if (directory == null) throw new IllegalArgumentException(file + " is no file");
    return directory;
  }

  /** Flushes a directory, so that a new or renamed file in it survives a power failure. */
  public static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
