package weft.edi.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.outbox.CauseLine;
import weft.edi.reception.Reception;
import weft.party.Channel.SftpServer;
import weft.party.PartyCode;

/**
 * Fetches interchanges from partners' own SFTP servers. Each visit has its own thread. The hub
 * visits an unreachable partner less and less often, at last every half hour.
 */
public final class SftpFetching implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SftpFetching.class);
  private static final Duration VISIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
  private static final int AT_ONCE = 16;

  /**
   * How often to visit, and how long to wait.
   *
   * @param pause the time between two visits to a partner
   * @param settling how long a file must stay unchanged
   * @param lease the time after which another hub takes over from a silent one
   */
  public record Pace(Duration pause, Duration settling, Duration lease) {
    public static Pace every(Duration pause) {
      return new Pace(pause, Duration.ofSeconds(2), Duration.ofSeconds(30));
    }
  }

  private final Supplier<Map<PartyCode, SftpServer>> outboxes;
  private final PartnerServers servers;
  private final Reception reception;
  private final FetchingTurn turn;
  private final Path spool;
  private final Pace pace;
  private final Map<PartyCode, Partner> partners = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread worker;
  private boolean told;

  /** The state of one partner between two visits. */
  private static final class Partner {
    private final PartnerOutbox outbox;
    private boolean visited;
    private int failures;
    private long next = System.nanoTime();

    Partner(PartnerOutbox outbox) {
      this.outbox = outbox;
    }

    synchronized boolean begin() {
      if (visited || System.nanoTime() - next < 0) return false;
      visited = true;
      return true;
    }

    synchronized void end(boolean failed, Duration pause) {
      failures = failed ? failures + 1 : 0;
      long longest = Math.max(pause.toNanos(), LONGEST_PAUSE.toNanos());
      next = System.nanoTime() + Math.min(longest, pause.toNanos() << Math.min(failures, 12));
      visited = false;
    }

    synchronized int troubles() {
      return outbox.troubles() + (failures > 0 ? 1 : 0);
    }
  }

  private SftpFetching(
      Supplier<Map<PartyCode, SftpServer>> outboxes,
      PartnerServers servers,
      Reception reception,
      JdbcClient db,
      Path spool,
      Pace pace) {
    this.outboxes = outboxes;
    this.servers = servers;
    this.reception = reception;
    this.turn = new FetchingTurn(db, pace.lease());
    this.spool = spool;
    this.pace = pace;
    this.worker = Thread.ofVirtual().name("sftp-fetching").unstarted(this::work);
  }

  /**
   * Fetches until closed.
   *
   * @param outboxes the servers to visit, by party; read again in every round
   * @param spool a folder that only this hub uses, for files in transit
   */
  public static SftpFetching start(
      Supplier<Map<PartyCode, SftpServer>> outboxes,
      PartnerServers servers,
      Reception reception,
      JdbcClient db,
      Path spool,
      Pace pace) {
    var fetching = new SftpFetching(outboxes, servers, reception, db, spool, pace);
    fetching.worker.start();
    return fetching;
  }

  /**
   * The number of partners that could not be visited plus the files that stay with them; 0 in a
   * healthy hub.
   */
  public int troubles() {
    return partners.values().stream().mapToInt(Partner::troubles).sum();
  }

  private void work() {
    long round = Math.clamp(pace.pause().toMillis() / 4, 50, 5_000);
    try {
      while (!closing.await(round, TimeUnit.MILLISECONDS)) {
        try {
          tellKey();
          if (turn.isOurs()) begin(outboxes.get());
        } catch (RuntimeException e) {
          LOG.warn("Nothing is fetched by SFTP now", e);
        }
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /**
   * Logs the public key early, because partners must enter it before there is anything to fetch.
   */
  private void tellKey() {
    if (told) return;
    try {
      LOG.info("The hub logs in at partners' SFTP servers with {}", servers.publicKey());
    } catch (IOException e) {
      LOG.warn("The hub has no key for partners' SFTP servers", e);
    }
    told = true;
  }

  private void begin(Map<PartyCode, SftpServer> servers) {
    partners.keySet().retainAll(servers.keySet());
    servers.forEach(
        (party, at) -> {
          Partner partner = partners.computeIfAbsent(party, this::partner);
          if (!places.tryAcquire()) return;
          if (partner.begin()) visits.execute(() -> visit(party, at, partner));
          else places.release();
        });
  }

  private Partner partner(PartyCode party) {
    try {
      Files.createDirectories(spool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Partner(new PartnerOutbox(party, reception, spool, pace.settling()));
  }

  private void visit(PartyCode party, SftpServer at, Partner partner) {
    boolean failed = true;
    try (PartnerServer server = servers.connect(at, VISIT)) {
      if (at.outbox() != null) partner.outbox.visit(server, at.outbox());
      failed = false;
    } catch (IOException | RuntimeException e) {
      if (closing.getCount() > 0)
        LOG.warn("{}'s SFTP outbox cannot be read now: {}", party, CauseLine.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      partner.end(failed, pace.pause());
      places.release();
    }
  }

  /** Interrupts the visits; the next hub fetches the files that are not stored yet. */
  @Override
  public void close() {
    closing.countDown();
    visits.shutdownNow();
    try {
      visits.awaitTermination(8, TimeUnit.SECONDS);
      if (!worker.join(Duration.ofSeconds(2))) worker.interrupt();
      turn.end();
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.info("Another hub fetches after {}", pace.lease(), e);
    }
  }
}
