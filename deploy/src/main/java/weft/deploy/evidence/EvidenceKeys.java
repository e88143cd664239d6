package weft.deploy.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.evidence.KeyFile;
import weft.evidence.NoteKey;
import weft.evidence.Signing;
import weft.sealing.LogKeys;

/**
 * The file with the log's private keys: {@code <data>/evidence/history.keys}, which only the hub's
 * user can read.
 */
final class EvidenceKeys {
  private static final String FILE = "history.keys";

  private EvidenceKeys() {}

  /** The keys in the directory; null if there are none. */
  static @Nullable LogKeys in(Path directory) throws IOException {
    var keys = KeyFile.read(directory.resolve(FILE));
    return keys.isEmpty() ? null : new LogKeys(keys);
  }

  /**
   * Generates an Ed25519 and an ML-DSA-44 key for a log with this name, and flushes them to disk.
   */
  static LogKeys make(Path directory, String origin) throws IOException {
    return new LogKeys(
        KeyFile.writeOnce(
            directory.resolve(FILE),
            List.of(
                NoteKey.make(origin, Signing.ED25519), NoteKey.make(origin, Signing.ML_DSA_44))));
  }
}
