package weft.api.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import weft.api.security.Caller;
import weft.event.Deadline;

/** Tracks how much of each quota callers and parties use now and used within the last minute. */
public final class Quotas {
  /** The time to wait for a free place; only requests of the same party wait for each other. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final QuotaLimits limits;
  private final LongSupplier clock;
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
  private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();
  private final Map<Quota, LongAdder> refused = new EnumMap<>(Quota.class);

  public Quotas(QuotaLimits limits) {
    this(limits, System::nanoTime);
  }

  /**
   * Uses another clock than the machine's.
   *
   * @param clock nanoseconds
   */
  Quotas(QuotaLimits limits, LongSupplier clock) {
    this.limits = limits;
    this.clock = clock;
    for (Quota it : Quota.values()) refused.put(it, new LongAdder());
  }

  /** The request exceeds a quota. */
  static final class TooMuch extends Exception {
    private final Quota quota;
    private final Duration after;

    TooMuch(Quota quota, Duration after) {
      // no stack trace, because anyone can cause many of these
      super(quota.label(), null, false, false);
      this.quota = quota;
      this.after = after;
    }

    Quota quota() {
      return quota;
    }

    /** Seconds after which a retry makes sense. */
    long retryAfter() {
      return Math.max(1, after.plusMillis(999).toSeconds());
    }
  }

  /** The number of requests refused because of this quota. */
  public long refused(Quota quota) {
    return refused.getOrDefault(quota, new LongAdder()).sum();
  }

  /** Counts one unit for the caller and its party. */
  void count(Caller caller, Quota quota) throws TooMuch {
    count(caller, quota, 1);
  }

  /**
   * Counts several units at once. A number above the client's maximum per minute counts as that
   * maximum.
   */
  void count(Caller caller, Quota quota, int many) throws TooMuch {
    int most = limits.of(quota);
    if (most == 0) return;
    long now = clock.getAsLong();
    int mostOfOne = Math.max(1, most / 2);
    Allowance party = allowance(quota, party(caller), most, now);
    Allowance own = allowance(quota, name(caller), mostOfOne, now);
    int taken = Math.min(many, mostOfOne);
    Duration wait = own.take(now, taken);
    if (wait.isPositive()) throw refused(quota, wait);
    wait = party.take(now, taken);
    if (!wait.isPositive()) return;
    own.giveBack(taken);
    throw refused(quota, wait);
  }

  private Allowance allowance(Quota quota, String of, int most, long now) {
    return allowances.computeIfAbsent(quota + " " + of, _ -> new Allowance(most, now));
  }

  /** Places in the caller's and its party's quota, returned when the request is done. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes a place; waits at most one second. */
  Place enter(Caller caller, Quota quota) throws TooMuch {
    int most = limits.of(quota);
    List<Semaphore> taken = new ArrayList<>(2);
    for (var it :
        List.of(
            places(quota, name(caller), Math.max(1, most / 2)),
            places(quota, party(caller), most))) {
      if (!tryAcquire(it, quota)) {
        taken.forEach(Semaphore::release);
        throw refused(quota, PATIENCE);
      }
      taken.add(it);
    }
    return () -> taken.forEach(Semaphore::release);
  }

  private static boolean tryAcquire(Semaphore of, Quota quota) {
    if (of.tryAcquire()) return true;
    if (quota == Quota.STREAMS) return false; // streams last too long to wait for
    try {
      return of.tryAcquire(Deadline.atMost(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Semaphore places(Quota quota, String of, int most) {
    return places.computeIfAbsent(quota + " " + of, _ -> new Semaphore(most, true));
  }

  private TooMuch refused(Quota quota, Duration after) {
    refused.getOrDefault(quota, new LongAdder()).increment();
    return new TooMuch(quota, after);
  }

  static String party(Caller caller) {
    return "party " + (caller.party() == null ? "" : caller.party().value());
  }

  private static String name(Caller caller) {
    return caller.user() == null
        ? "client " + caller.client()
        : party(caller) + " user " + caller.user(); // two parties may use the same code
  }
}
