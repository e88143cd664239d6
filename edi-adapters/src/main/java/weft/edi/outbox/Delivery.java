package weft.edi.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.outbox.Claims.Claim;
import weft.language.Text;
import weft.party.Channel;
import weft.party.PartyCode;

/**
 * Delivers the outbox: at once if this hub put something into it, otherwise within a second. Each
 * partner with due interchanges has its own thread, so that a slow or absent partner does not delay
 * the others. Any number of hubs may run this on one database. If a hub is killed, another one, or
 * the next start, carries its unfinished interchanges again under the same names.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int AT_ONCE = 32;

  /**
   * The most failing partners to try at once; the remaining places are for partners that answer.
   */
  private static final int FAILING_AT_ONCE = 16;

  /**
   * The time limits of delivery.
   *
   * @param lease the time after which another hub takes over from a silent one
   * @param giveUpAfter the time after which an interchange is dead, unless it was tried less than
   *     three times
   */
  public record Patience(Duration lease, Duration giveUpAfter) {
    public static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofDays(3));
  }

  private final Claims claims;
  private final Carriers carriers;
  private final Patience patience;
  private final Semaphore poked = new Semaphore(0);
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore failing = new Semaphore(FAILING_AT_ONCE);
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();
  private final ExecutorService rounds = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread worker;
  private volatile boolean closing;

  /** Whether a due partner found no place; the worker then looks again when another one ends. */
  private volatile boolean turnedAway;

  private long renewed = System.nanoTime();

  private Delivery(Claims claims, Carriers carriers, Patience patience) {
    this.claims = claims;
    this.carriers = carriers;
    this.patience = patience;
    this.worker = Thread.ofVirtual().name("delivery").unstarted(this::work);
  }

  public static Delivery start(Outbox outbox, Carriers carriers, Patience patience) {
    Claims claims = outbox.claims(UUID.randomUUID(), patience.lease());
    var delivery = new Delivery(claims, carriers, patience);
    outbox.onPut(delivery.poked::release);
    delivery.worker.start();
    return delivery;
  }

  private void work() {
    while (!closing) {
      try {
        keepLease();
        claims.overdue(patience.giveUpAfter());
        for (Claims.Due due : claims.due()) begin(due);
      } catch (RuntimeException e) {
        LOG.warn("The outbox cannot be delivered now", e);
      }
      try {
        if (poked.tryAcquire(1, TimeUnit.SECONDS)) poked.drainPermits();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void keepLease() {
    if (System.nanoTime() - renewed < patience.lease().toNanos() / 4) return;
    if (!inHand.isEmpty()) claims.renew();
    renewed = System.nanoTime();
  }

  /** Starts a round for the partner; does not wait for a place. */
  private void begin(Claims.Due due) {
    if (closing) return;
    if (!inHand.add(due.receiver())) {
      turnedAway = true;
      return;
    }
    if (!due.failing() || failing.tryAcquire()) {
      if (places.tryAcquire()) {
        rounds.execute(() -> round(due));
        return;
      }
      if (due.failing()) failing.release();
    }
    inHand.remove(due.receiver());
    turnedAway = true;
  }

  private void round(Claims.Due due) {
    try {
      var receiver = new PartyCode(due.receiver());
      boolean more = true;
      while (more && !closing) {
        Channel channel = carriers.channel(receiver);
        more = !channel.paused() && next(receiver, channel.delivery());
      }
    } catch (RuntimeException e) {
      LOG.warn("Nothing is delivered to {} now: {}", due.receiver(), CauseLine.of(e));
      LOG.debug("Why", e);
    } finally {
      inHand.remove(due.receiver());
      places.release();
      if (due.failing()) failing.release();
      if (turnedAway) {
        turnedAway = false;
        poked.release();
      }
    }
  }

  /** Carries the next interchange; returns whether it was carried. */
  private boolean next(PartyCode receiver, Channel.Delivery way) {
    Claim claim = claims.claim(receiver).orElse(null);
    if (claim == null) return false;
    try {
      claims.carried(claim.id(), way, carriers.by(way).carry(claim.parcel()));
      return true;
    } catch (NotCarried e) {
      notCarried(claim, way, e.reason(), e.isForGood(), e);
    } catch (IOException | RuntimeException e) {
      notCarried(claim, way, Carriers.closed(way), false, e);
    }
    return false;
  }

  /** Logs paths and addresses, but keeps them out of the reason that the parties see. */
  private void notCarried(
      Claim claim, Channel.Delivery way, Text reason, boolean forGood, Exception cause) {
    if (closing) return; // may be due to the shutdown; the next start retries
    DeliverableFile parcel = claim.parcel();
    LOG.warn(
        "{} not delivered to {} by {}{}: {} ({})",
        parcel.fileName(),
        parcel.receiver(),
        way,
        forGood ? ", and not tried again" : "",
        reason.en(),
        CauseLine.of(cause));
    LOG.debug("Why", cause);
    claims.failed(claim.id(), way, reason, forGood, patience.giveUpAfter());
  }

  /**
   * Finishes the deliveries in progress; waits at most 10 s, then leaves the rest to the next hub.
   */
  @Override
  public void close() {
    closing = true;
    poked.release();
    rounds.shutdown();
    try {
      if (!rounds.awaitTermination(8, TimeUnit.SECONDS)) {
        rounds.shutdownNow();
        rounds.awaitTermination(2, TimeUnit.SECONDS);
      }
      if (!worker.join(Duration.ofSeconds(1))) worker.interrupt();
      claims.release();
    } catch (InterruptedException e) {
      rounds.shutdownNow();
      worker.interrupt();
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.info("What was in hand is taken up again after {}", patience.lease(), e);
    }
  }
}
