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
 * Takes in the files that partners write into {@code <partners>/<CODE>/in}: files of at most 50 MB
 * that look the same twice, 500 ms apart. The hub then moves a file to {@code archive}, or to
 * {@code refused} with a text file that states the reason. Partners take turns, four at a time, so
 * that thousands of files from one partner do not delay the others. Every minute the watcher also
 * resumes what a stopped hub left unfinished.
 */
public final class WatchedFolders implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration RESUME = Duration.ofMinutes(1);
  private static final int AT_ONCE = 4;

  /** Kilobytes in memory: room for the largest file and some for the other partners. */
  private static final int ROOM = 64 << 10;

  private final Path partners;
  private final PartyDirectory directory;
  private final Reception reception;
  private final Lanes lanes;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watcher;
  private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();

  /** A fair semaphore: the partner that has waited longest comes next. */
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
   * @param partners the folder that holds one folder for each partner, named by the partner's code;
   *     it need not exist yet
   * @param lanes the lanes that the partners' other channels use too
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
      // closed while a step took too long; the next start resumes it
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

  /** A party stays a party, so a known folder needs no directory look-up twice a second. */
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
      Thread.currentThread().interrupt(); // closed; the next start resumes
    } finally {
      taking.remove(path);
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  /** Finishes the files in progress; waits at most 10 s for them. */
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
