package weft.edi.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.folder.PartnerFolder.Look;
import weft.edi.reception.ForeignSender;
import weft.edi.reception.Inbox;
import weft.edi.reception.Reception;
import weft.edi.reception.Sender;
import weft.language.Text;
import weft.party.Directory;
import weft.party.PartyCode;

/**
 * Takes in what partners lay into {@code <partners>/<CODE>/in}: a file of at most 50 MB that two
 * looks, 500 ms apart, find the same. It then lies in {@code archive}, or in {@code refused} with
 * the reason beside it. Every minute it also goes on with what a stopped hub left behind.
 */
public final class WatchedFolders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolders.class);
  private static final int MAX_BYTES = 50 * 1024 * 1024;
  private static final Text TOO_LARGE = new Text("An interchange may have 50 MB.", "交换最大为 50 MB。");
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration RESUME = Duration.ofMinutes(1);

  private final Path partners;
  private final Directory directory;
  private final Reception reception;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watcher;
  private Map<Path, Look> seen = new HashMap<>();
  private final Map<Path, Stored> stored = new HashMap<>();
  private final Map<Path, Long> warned = new HashMap<>();

  /**
   * A file whose bytes the inbox has, but which is not done with: tried again, not stored again.
   */
  private record Stored(Look look, Inbox.Item item, int tries, long notBefore) {
    Stored later() {
      long wait = Math.min(300, 1L << Math.min(tries, 10));
      return new Stored(look, item, tries + 1, System.nanoTime() + TimeUnit.SECONDS.toNanos(wait));
    }
  }

  private WatchedFolders(Path partners, Directory directory, Reception reception) {
    this.partners = partners;
    this.directory = directory;
    this.reception = reception;
    this.watcher = Thread.ofVirtual().name("watched-folders").unstarted(this::watch);
  }

  /**
   * Watches until closed.
   *
   * @param partners the folder that holds one folder for each partner, named by its code; need not
   *     exist yet
   */
  public static WatchedFolders start(Path partners, Directory directory, Reception reception) {
    var folders = new WatchedFolders(partners, directory, reception);
    folders.watcher.start();
    return folders;
  }

  private void watch() {
    long resumed = System.nanoTime();
    try {
      while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        attempt(partners, this::lookAtAll);
        if (System.nanoTime() - resumed < RESUME.toNanos()) continue;
        attempt(partners, () -> reception.resume(RESUME));
        resumed = System.nanoTime();
      }
    } catch (InterruptedException e) {
      // closed while a file took too long; the next start goes on with it
    }
  }

  private void lookAtAll() throws IOException {
    if (!Files.isDirectory(partners)) return;
    Map<Path, Look> before = seen;
    seen = new HashMap<>();
    for (Path path : folders()) attempt(path, () -> lookAt(path, before));
    stored.keySet().removeIf(it -> !Files.exists(it, NOFOLLOW_LINKS));
    warned.values().removeIf(it -> System.nanoTime() - it > RESUME.toNanos());
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(partners)) {
      return all.filter(it -> Files.isDirectory(it, NOFOLLOW_LINKS)).toList();
    }
  }

  private void lookAt(Path path, Map<Path, Look> before) throws IOException {
    String name = path.getFileName().toString();
    Optional<PartyCode> party = directory.party(name, "ZZ").filter(it -> it.value().equals(name));
    if (party.isEmpty()) return;
    PartnerFolder folder = PartnerFolder.of(party.get(), path);
    Map<Path, Look> now = folder.look();
    seen.putAll(now);
    for (var file : now.entrySet()) {
      if (closing.getCount() == 0) return;
      if (file.getValue().equals(before.get(file.getKey())))
        attempt(file.getKey(), () -> take(folder, file.getKey(), file.getValue()));
    }
  }

  private void take(PartnerFolder folder, Path file, Look look) throws IOException {
    var sender = new Sender(folder.party(), null, null, "folder");
    Stored waiting = stored.get(file);
    if (waiting == null || !waiting.look().equals(look)) {
      if (look.size() > MAX_BYTES) {
        folder.refuse(file, UUID.randomUUID(), TOO_LARGE);
        return;
      }
      if (heldBytes() > MAX_BYTES) return; // the heap is no queue; the folder is one
      Inbox.Item item = reception.store(folder.read(file, look), sender);
      waiting = new Stored(look, item, 0, System.nanoTime());
    }
    if (System.nanoTime() - waiting.notBefore() < 0) return;
    stored.put(file, waiting.later());
    apply(folder, file, waiting, sender);
    stored.remove(file);
  }

  private void apply(PartnerFolder folder, Path file, Stored waiting, Sender sender)
      throws IOException {
    Inbox.Item item = waiting.item();
    try {
      reception.apply(item, sender);
    } catch (ForeignSender e) {
      folder.refuse(file, item.id(), e.reason());
      return;
    }
    folder.archive(file, waiting.look(), item.id());
  }

  private long heldBytes() {
    return stored.values().stream().mapToLong(it -> it.item().bytes().length).sum();
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Whatever happens to one file, the others go on; the log hears of it once a minute. */
  @SuppressWarnings("CatchingUnchecked")
  private void attempt(Path path, Step step) {
    try {
      step.run();
    } catch (Exception e) {
      if (warned.putIfAbsent(path, System.nanoTime()) == null)
        LOG.warn("Not done now, tried again later: {}", path, e);
    }
  }

  /** Ends with the file in hand; waits at most 10 s for it. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!watcher.join(Duration.ofSeconds(10))) watcher.interrupt();
    } catch (InterruptedException e) {
      watcher.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
