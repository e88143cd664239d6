package weft.edi.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import weft.edi.folder.PartnerIntake.Ready;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Takes in what partners lay into {@code <partners>/<CODE>/in}: a file of at most 50 MB that two
 * looks, 500 ms apart, find the same. It then lies in {@code archive}, or in {@code refused} with
 * the reason beside it. Partners take turns, a few at a time, so that one who lays thousands of
 * files holds up nobody else. Every minute it also goes on with what a stopped hub left behind.
 */
public final class WatchedFolders implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration RESUME = Duration.ofMinutes(1);
  private static final int AT_ONCE = 4;

  /** Kilobytes: the largest file, and some for everyone else's. */
  private static final int ROOM = 64 << 10;

  private final Path partners;
  private final PartyDirectory directory;
  private final Reception reception;
  private final Lanes lanes;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watcher;
  private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();

  /** Who has waited longest for its turn comes next. */
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  private final Semaphore room = new Semaphore(ROOM);
  private final Attempts attempts = new Attempts();
  private final Map<Path, PartnerIntake> intakes = new HashMap<>();
  private final Set<Path> taking = ConcurrentHashMap.newKeySet();

  private WatchedFolders(
      Path partners, PartyDirectory directory, Reception reception, Lanes lanes) {
    this.partners = partners;
    this.directory = directory;
    this.reception = reception;
    this.lanes = lanes;
    this.watcher = Thread.ofVirtual().name("watched-folders").unstarted(this::watch);
  }

  /**
   * Watches until closed.
   *
   * @param partners the folder that holds one folder for each partner, named by its code; need not
   *     exist yet
   * @param lanes those through which the partners' other ways lead too
   */
  public static WatchedFolders start(
      Path partners, PartyDirectory directory, Reception reception, Lanes lanes) {
    var folders = new WatchedFolders(partners, directory, reception, lanes);
    folders.watcher.start();
    return folders;
  }

  private void watch() {
    long resumed = System.nanoTime();
    try {
      while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        attempts.run(partners, this::lookAtAll);
        if (System.nanoTime() - resumed < RESUME.toNanos()) continue;
        attempts.run(partners, () -> reception.resume(RESUME));
        resumed = System.nanoTime();
      }
    } catch (InterruptedException e) {
      // closed while something took too long; the next start goes on with it
    }
  }

  private void lookAtAll() throws IOException {
    if (!Files.isDirectory(partners)) return;
    for (Path path : folders()) attempts.run(path, () -> lookAt(path));
    intakes.entrySet().removeIf(it -> isGone(it.getKey()) && it.getValue().isForgotten());
    attempts.forget();
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(partners)) {
      return all.filter(it -> Files.isDirectory(it, NOFOLLOW_LINKS)).toList();
    }
  }

  private boolean isGone(Path path) {
    return !taking.contains(path) && !Files.isDirectory(path, NOFOLLOW_LINKS);
  }

  private void lookAt(Path path) throws IOException {
    String name = path.getFileName().toString();
    if (taking.contains(path) || !isPartners(path, name)) return;
    PartnerFolder folder = PartnerFolder.of(new PartyCode(name), path);
    PartnerIntake intake =
        intakes.computeIfAbsent(
            path, _ -> new PartnerIntake(folder, reception, lanes, room, attempts));
    List<Ready> ready = intake.look();
    if (ready.isEmpty()) return;
    taking.add(path);
    turns.execute(
        () -> takeTurns(path, intake, ready.stream().takeWhile(_ -> isOpen()).iterator()));
  }

  /** Who once was a party stays one, and is not asked for twice a second. */
  private boolean isPartners(Path path, String name) {
    return intakes.containsKey(path)
        || directory.party(name, "ZZ").filter(it -> it.value().equals(name)).isPresent();
  }

  private void takeTurns(Path path, PartnerIntake intake, Iterator<Ready> ready) {
    try {
      boolean more = true;
      while (more && ready.hasNext()) {
        places.acquire();
        try {
          more = intake.take(ready);
        } finally {
          places.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed; the next start goes on with it
    } finally {
      taking.remove(path);
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  /** Ends with the files in hand; waits at most 10 s for them. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!watcher.join(Duration.ofSeconds(2))) watcher.interrupt();
      turns.shutdown();
      if (!turns.awaitTermination(8, TimeUnit.SECONDS)) turns.shutdownNow();
    } catch (InterruptedException e) {
      watcher.interrupt();
      turns.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
