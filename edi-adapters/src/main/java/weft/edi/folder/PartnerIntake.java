package weft.edi.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weft.edi.folder.PartnerFolder.Look;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.ForeignSender;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.Sender;
import weft.language.Text;

/**
 * Takes in one partner's files in turns, so that other partners get their turns in between. One
 * thread looks and another takes files, never both at the same time.
 */
final class PartnerIntake {
  static final int MAX_BYTES = 50 * 1024 * 1024;
  private static final Text TOO_LARGE =
      new Text("An interchange may have at most 50 MB.", "EDI 文件最大为 50 MB。");

  /** The files and bytes of one turn; the file that exceeds a limit is the turn's last. */
  private static final int FILES = 16;

  private static final long BYTES = 4L << 20;

  /**
   * How long to wait for a place in the partner's lane, which its other channels may have filled.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final PartnerFolder folder;
  private final Sender sender;
  private final Reception reception;
  private final Lanes lanes;
  private final Semaphore room;
  private final Attempts attempts;
  private final Map<Path, Stored> stored = new HashMap<>();
  private Map<Path, Look> seen = Map.of();

  /** A file that is stored in the inbox but not finished: it is applied again, not stored again. */
  private record Stored(Look look, Inbox.Item item, int kilobytes, int tries, long notBefore) {
    Stored later() {
      long wait = Math.min(300, 1L << Math.min(tries, 10));
      long next = System.nanoTime() + TimeUnit.SECONDS.toNanos(wait);
      return new Stored(look, item, kilobytes, tries + 1, next);
    }

    boolean isDue() {
      return System.nanoTime() - notBefore >= 0;
    }
  }

  /** A file that looked the same twice. */
  record Ready(Path file, Look look) {}

  /**
   * @param room the kilobytes that the files of all partners may use in memory
   */
  PartnerIntake(
      PartnerFolder folder, Reception reception, Lanes lanes, Semaphore room, Attempts attempts) {
    this.folder = folder;
    this.sender = new Sender(folder.party(), null, null, "folder");
    this.reception = reception;
    this.lanes = lanes;
    this.room = room;
    this.attempts = attempts;
  }

  /** The files that have not changed since the last look and are due, the oldest first. */
  List<Ready> look() throws IOException {
    Map<Path, Look> before = seen;
    seen = folder.look();
    forgetGone();
    return seen.entrySet().stream()
        .filter(it -> it.getValue().equals(before.get(it.getKey())))
        .map(it -> new Ready(it.getKey(), it.getValue()))
        .filter(this::isDue)
        .sorted(Comparator.comparing((Ready it) -> it.look().modified()).thenComparing(Ready::file))
        .toList();
  }

  /**
   * Whether this intake holds no stored file any more, so that it can be dropped with its folder.
   */
  boolean isForgotten() {
    forgetGone();
    return stored.isEmpty();
  }

  private void forgetGone() {
    for (Path it : List.copyOf(stored.keySet())) if (!Files.exists(it, NOFOLLOW_LINKS)) forget(it);
  }

  private boolean isDue(Ready it) {
    Stored waiting = stored.get(it.file());
    return waiting == null || !waiting.look().equals(it.look()) || waiting.isDue();
  }

  /**
   * Takes files for one turn.
   *
   * @return whether the partner may have another turn; if not, the next look finds the rest
   */
  boolean take(Iterator<Ready> ready) {
    int files = 0;
    long bytes = 0;
    while (ready.hasNext() && files < FILES && bytes < BYTES) {
      Ready it = ready.next();
      try (var _ = lanes.enter(folder.party(), PATIENCE)) {
        attempts.run(it.file(), () -> take(it.file(), it.look()));
      } catch (Lanes.Full e) {
        return false;
      }
      files++;
      bytes += it.look().size();
    }
    return true;
  }

  private void take(Path file, Look look) throws IOException {
    Stored waiting = stored.get(file);
    if (waiting == null || !waiting.look().equals(look)) {
      forget(file);
      if (look.size() > MAX_BYTES) {
        folder.refuse(file, UUID.randomUUID(), TOO_LARGE);
        return;
      }
      waiting = store(file, look);
      if (waiting == null) return; // no memory left: the file waits in the folder
    }
    stored.put(file, waiting.later());
    apply(file, waiting);
    forget(file);
  }

  private @Nullable Stored store(Path file, Look look) throws IOException {
    int kilobytes = (int) (look.size() / 1024) + 1;
    if (!room.tryAcquire(kilobytes)) return null;
    Inbox.Item item = null;
    try {
      item = reception.store(folder.read(file, look), sender);
      return new Stored(look, item, kilobytes, 0, System.nanoTime());
    } finally {
      if (item == null) room.release(kilobytes);
    }
  }

  private void apply(Path file, Stored waiting) throws IOException {
    Inbox.Item item = waiting.item();
    try {
      reception.apply(item, sender);
    } catch (ForeignSender e) {
      folder.refuse(file, item.id(), e.reason());
      return;
    }
    folder.archive(file, waiting.look(), item.id());
  }

  private void forget(Path file) {
    Stored gone = stored.remove(file);
    if (gone != null) room.release(gone.kilobytes());
  }
}
