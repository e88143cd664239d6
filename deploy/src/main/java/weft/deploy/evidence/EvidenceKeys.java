package weft.deploy.evidence;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.evidence.Malformed;
import weft.evidence.NoteKey;
import weft.evidence.Signing;
import weft.sealing.LogKeys;

/**
 * The file with a log's private keys, such as {@code <data>/evidence/history.keys}, which only the
 * hub's user can read. Each line is one key: signature type, name, private key (PKCS #8) and public
 * key (X.509) in base64.
 */
final class EvidenceKeys {
  private EvidenceKeys() {}

  /** The keys in the file; null if there is none. */
  static @Nullable LogKeys in(Path file) throws IOException {
    if (!Files.exists(file)) return null;
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
    return new LogKeys(keys);
  }

  /**
   * Generates an Ed25519 and an ML-DSA-44 key for a log with this name, and flushes them to disk.
   */
  static LogKeys make(Path file, String origin) throws IOException {
    var keys =
        new LogKeys(
            List.of(
                NoteKey.make(origin, Signing.ED25519), NoteKey.make(origin, Signing.ML_DSA_44)));
    var lines = new StringBuilder();
    var base64 = Base64.getEncoder();
    for (var key : keys.keys())
      lines
          .append(key.verifier().signing())
          .append(' ')
          .append(origin)
          .append(' ')
          .append(base64.encodeToString(key.key().getEncoded()))
          .append(' ')
          .append(base64.encodeToString(key.publicDer()))
          .append('\n');
    var directory = requireNonNull(file.getParent());
    Files.createDirectories(directory);
    var part =
        Files.createTempFile(
            directory,
            ".new",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(lines.toString()));
      channel.force(true);
    }
    try {
      Files.createLink(file, part); // keeps the first hub's file
    } catch (FileAlreadyExistsException _) {
      // another hub on this directory was first
    } finally {
      Files.delete(part);
    }
    return requireNonNull(in(file));
  }
}
