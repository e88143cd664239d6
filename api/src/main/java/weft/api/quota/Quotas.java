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

/** Who has how much of what in hand, and had how much within the last minute. */
public final class Quotas {
  /** For a place to come free; a whole crowd of one party waits for itself. */
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
   * Another clock than the machine's.
   *
   * @param clock nanoseconds
   */
  Quotas(QuotaLimits limits, LongSupplier clock) {
    this.limits = limits;
    this.clock = clock;
    for (Quota it : Quota.values()) refused.put(it, new LongAdder());
  }

  /** What was asked for is too much for now. */
  static final class TooMuch extends Exception {
    private final Quota quota;
    private final Duration after;

    TooMuch(Quota quota, Duration after) {
      super(quota.label(), null, false, false); // as many as somebody likes, so it costs little
      this.quota = quota;
      this.after = after;
    }

    Quota quota() {
      return quota;
    }

    /** When it is worth another try, in seconds. */
    long retryAfter() {
      return Math.max(1, after.plusMillis(999).toSeconds());
    }
  }

  /** How often somebody was told to come later. */
  public long refused(Quota quota) {
    return refused.getOrDefault(quota, new LongAdder()).sum();
  }

  /** So many a minute of its kind, of the caller's own and of its party's. */
  void count(Caller caller, Quota quota) throws TooMuch {
    count(caller, quota, 1);
  }

  /** The same, of several at once; of more than a client has a minute, all of that counts. */
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

  /** Places among those of the caller and of its party, to be given back when it is done. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits a second at most. */
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
    if (quota == Quota.STREAMS) return false; // they last, so that waiting is in vain
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
    return caller.user() == null ? "client " + caller.client() : "user " + caller.user();
  }
}
