package weft.deploy.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.evidence.KeyFile;
import weft.evidence.NoteKey;
import weft.evidence.Signing;
import weft.history.store.EventIds;
import weft.sealing.EvidenceLog;
import weft.sealing.LogKeys;

/**
 * The file with a log's private keys, such as {@code <data>/evidence/history.keys}, which only the
 * hub's user can read.
 */
final class EvidenceKeys {
  private static final int ID_DIGITS = 12;

  private EvidenceKeys() {}

  static Path file(Path data, EvidenceLog log) {
    return data.resolve("evidence").resolve(log.key() + ".keys");
  }

  /** The keys in the file; null if there is none. */
  static @Nullable LogKeys in(Path file) throws IOException {
    var keys = KeyFile.read(file);
    return keys.isEmpty() ? null : new LogKeys(keys);
  }

  /**
   * Generates an Ed25519 and an ML-DSA-44 key for a log with this name, and flushes them to disk.
   */
  static LogKeys make(Path file, String origin) throws IOException {
    return new LogKeys(KeyFile.writeOnce(file, generated(origin).keys()));
  }

  /** New keys for a log with this name, not on disk yet. */
  static LogKeys generated(String origin) {
    return new LogKeys(
        List.of(NoteKey.make(origin, Signing.ED25519), NoteKey.make(origin, Signing.ML_DSA_44)));
  }

  /** A unique log name: the hub's host, what is logged, and a random part. */
  static String origin(@Nullable URI portal, EvidenceLog log) {
    var host = portal == null || portal.getHost() == null ? "localhost" : portal.getHost();
    var random = new EventIds().generateIdentifier().replace("-", "");
    return host + "/" + log.key() + "/" + random.substring(random.length() - ID_DIGITS);
  }
}
