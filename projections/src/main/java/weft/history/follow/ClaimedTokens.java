package weft.history.follow;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import weft.history.follow.HeldClaims.Claim;
import weft.history.store.HistoryEngine;

/**
 * The tokens of the claims that this hub holds, as it last read or stored them. Workers store their
 * own; one statement moves those of views that events do not concern.
 */
final class ClaimedTokens {
  private static final Logger log = LoggerFactory.getLogger(ClaimedTokens.class);

  /**
   * How often in a row a claim's stored token must be another one than this hub knows before the
   * hub gives up the claim. A batch that is about to commit explains one time.
   */
  private static final int OFTEN = 5;

  private final QuietTokens quiet;
  private final Serializer serializer;
  private final ConcurrentMap<Claim, ClaimedToken> claimed = new ConcurrentHashMap<>();

  ClaimedTokens(QuietTokens quiet, Serializer serializer) {
    this.quiet = quiet;
    this.serializer = serializer;
  }

  /** Notes the token with which this hub has taken a claim. */
  void claimed(Claim claim, byte @Nullable [] stored, @Nullable TrackingToken token) {
    claimed.put(claim, new ClaimedToken(stored, token));
  }

  /** Forgets the claim, once no statement moves its token any more. */
  void released(Claim claim) {
    var its = claimed.get(claim);
    if (its == null) return;
    its.lock.lock();
    try {
      claimed.remove(claim, its);
    } finally {
      its.lock.unlock();
    }
  }

  /** Stores a token by one statement; false if it is not stored. */
  boolean isStoredQuietly(TrackingToken token, Claim claim) {
    var its = claimed.get(claim);
    if (its == null) return false;
    its.lock.lock();
    try {
      byte[] stored = its.stored();
      if (stored == null || !BatchWriter.follows(its.position())) return false;
      var step = step(claim, stored, HistoryEngine.positionOf(token));
      if (!storeAlone(step)) return false;
      its.at(step.after(), HistoryEngine.positionOf(token));
      return true;
    } finally {
      its.lock.unlock();
    }
  }

  /** One at a time, so that workers of many segments take one connection. */
  private boolean storeAlone(QuietTokens.Step step) {
    synchronized (quiet) {
      try {
        return !quiet.store(List.of(step)).isEmpty();
      } catch (DataAccessException | TransactionException e) {
        log.debug("Token not stored quietly", e); // the caller stores it in a transaction
        return false;
      }
    }
  }

  /** Notes the claim's new token and returns the one before it. */
  byte @Nullable [] move(Claim claim, TrackingToken token, byte[] stored) {
    long next = HistoryEngine.positionOf(token);
    var its = claimed.computeIfAbsent(claim, _ -> new ClaimedToken(null, null));
    its.lock.lock(); // waits while a statement moves the token past events of others
    try {
      if (next < its.position() || !BatchWriter.follows(its.position()))
        throw new UnableToClaimTokenException(
            "%s[%d] is at %d and was to go on elsewhere, to %d"
                .formatted(claim.processor(), claim.segment(), its.position(), next));
      byte[] before = its.stored();
      its.at(stored, next);
      return before;
    } finally {
      its.lock.unlock();
    }
  }

  /** Runs the work with the position of the claim's token, which no statement moves meanwhile. */
  void withStill(Claim claim, LongConsumer work) {
    var its = claimed.computeIfAbsent(claim, _ -> new ClaimedToken(null, null));
    its.lock.lock();
    try {
      work.accept(its.position());
    } finally {
      its.lock.unlock();
    }
  }

  /** Whether every segment that this hub holds of the processor has come to the position. */
  boolean haveReached(String processor, long position) {
    return claimed.entrySet().stream()
        .noneMatch(
            it -> it.getKey().processor().equals(processor) && it.getValue().position() < position);
  }

  /**
   * The outcome of {@link #pass}.
   *
   * @param moved the claims whose tokens moved
   * @param owed whether other tokens should have moved too
   * @param lost claims that this hub should give up: their stored tokens are not the known ones
   */
  record Passing(Set<Claim> moved, boolean owed, Set<Claim> lost) {}

  /**
   * Moves the tokens of this hub's claims past stretches without events for them.
   *
   * @param stretches by processor
   */
  Passing pass(Map<String, Stretch> stretches) {
    var locked = new HashMap<Claim, ClaimedToken>();
    try {
      var steps = new HashMap<Claim, QuietTokens.Step>();
      claimed.forEach(
          (claim, its) -> {
            var stretch = stretches.get(claim.processor());
            if (stretch == null || !its.lock.tryLock()) return; // locked: a batch is being stored
            locked.put(claim, its);
            byte[] stored = its.stored();
            if (stored != null && stretch.leadsOn(its.position()) && claimed.get(claim) == its)
              steps.put(claim, step(claim, stored, stretch.until()));
          });
      if (steps.isEmpty()) return new Passing(Set.of(), false, Set.of());
      var moved = quiet.store(List.copyOf(steps.values()));
      for (Claim it : moved) {
        var step = requireNonNull(steps.remove(it));
        long until = requireNonNull(stretches.get(it.processor())).until();
        requireNonNull(locked.get(it)).at(step.after(), until);
      }
      return new Passing(moved, !steps.isEmpty(), lost(steps, locked));
    } finally {
      locked.values().forEach(it -> it.lock.unlock());
    }
  }

  private Set<Claim> lost(Map<Claim, QuietTokens.Step> notMoved, Map<Claim, ClaimedToken> locked) {
    if (notMoved.isEmpty()) return Set.of();
    var lost = quiet.elsewhere(List.copyOf(notMoved.values()));
    lost.removeIf(it -> requireNonNull(locked.get(it)).missedAgain() < OFTEN);
    return lost;
  }

  private QuietTokens.Step step(Claim claim, byte[] stored, long until) {
    var next = serializer.serialize(new GlobalSequenceTrackingToken(until), byte[].class);
    return new QuietTokens.Step(claim, stored, next.getData(), next.getType().getName());
  }
}
