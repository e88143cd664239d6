package weft.deploy.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;
import org.jspecify.annotations.Nullable;
import weft.evidence.KeyFile;
import weft.sealing.EvidenceLog;
import weft.sealing.KeyChanges;
import weft.sealing.LogKeys;
import weft.sealing.SealedLog;

/**
 * Replaces the keys of a log. The new keys are on disk first; the event in the history makes them
 * the log's keys; then they sign its newest checkpoint and replace the old file. After a crash
 * before the event, the next command uses the keys that are on disk; nobody deletes them, because
 * the database's copy of a history that is kept elsewhere may lag behind. After a crash behind the
 * event, a start of the hub completes the change. A lock on a file beside them keeps such a start,
 * and a second command, out until the change is done.
 */
public final class KeyRotation {
  /** Keeps threads of this process apart: the file's lock only knows processes. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path data;
  private final DataSource writer;
  private final EventBus history;
  private final Clock clock;

  public KeyRotation(Path data, DataSource writer, EventBus history, Clock clock) {
    this.data = data;
    this.writer = writer;
    this.history = history;
    this.clock = clock;
  }

  /** A step during which no other command or hub touches the directory's keys. */
  private interface Alone<T> {
    T done() throws IOException;
  }

  /** Makes new keys for the log; it keeps its name. */
  public LogKeys rotate(EvidenceLog log) throws IOException {
    return change(log, null);
  }

  /** Gives the log a new name and new keys, as after the restore of a backup. */
  public LogKeys renew(EvidenceLog log, @Nullable URI portal) throws IOException {
    return change(log, EvidenceKeys.origin(portal, log));
  }

  private LogKeys change(EvidenceLog log, @Nullable String newName) throws IOException {
    var file = EvidenceKeys.file(data, log);
    return alone(
        file,
        () -> {
          var old = current(file, new SealedLog(writer, log));
          var left = EvidenceKeys.in(next(file));
          boolean fits = left != null && left.origin().equals(old.origin()) == (newName == null);
          var next =
              left != null && fits
                  ? left
                  : EvidenceKeys.generated(newName == null ? old.origin() : newName);
          KeyFile.replace(next(file), next.keys());
          new KeyChanges(writer, log).change(old, next, clock, history);
          KeyFile.replace(file, next.keys());
          Files.deleteIfExists(next(file));
          return next;
        });
  }

  /** Whether the database has the log: a hub that never sealed it has no keys to change. */
  public static boolean hasBegun(DataSource writer, EvidenceLog log) {
    return !new SealedLog(writer, log).verifiers().isEmpty();
  }

  private static LogKeys current(Path file, SealedLog sealed) throws IOException {
    install(file, sealed);
    var keys = EvidenceKeys.in(file);
    if (keys == null) throw new IOException("There are no keys in " + file + ".");
    return keys;
  }

  /** Moves the next keys to their place if the log has them already. */
  static void complete(Path file, SealedLog sealed) throws IOException {
    if (!Files.exists(next(file))) return;
    var _ =
        alone(
            file,
            () -> {
              install(file, sealed);
              return file;
            });
  }

  private static void install(Path file, SealedLog sealed) throws IOException {
    var next = next(file);
    var keys = EvidenceKeys.in(next);
    if (keys == null || !sealed.isOf(keys)) return;
    KeyFile.replace(file, keys.keys());
    Files.delete(next);
  }

  private static <T> T alone(Path file, Alone<T> todo) throws IOException {
    THREADS.lock();
    try (var channel =
            FileChannel.open(
                file.resolveSibling("keys.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      return todo.done();
    } finally {
      THREADS.unlock();
    }
  }

  private static Path next(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }
}
