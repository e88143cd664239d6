package weft.chaos;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Everything promised to the partners, for comparison with the hub's data. */
final class Ledger {
  /** Two letters with which all of the trial's references, keys and parts begin. */
  final String prefix;

  Ledger(Trial trial) {
    this.prefix = "C" + (char) ('A' + Scenarios.names().indexOf(trial.scenario()));
  }

  /** References of interchanges whose acceptance was answered. */
  final Set<String> interchanges = ConcurrentHashMap.newKeySet();

  /** Idempotency keys of commitments that were answered. */
  final Set<String> commitments = ConcurrentHashMap.newKeySet();

  /** Answers that no failure excuses. */
  final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

  /** Commands sent and not answered now. */
  final AtomicInteger unacknowledged = new AtomicInteger();

  /** Commands sent once more because an answer was missing or was 503. */
  final AtomicInteger resent = new AtomicInteger();

  /** When the last command was acknowledged (nanoTime). */
  final AtomicLong lastAcknowledged = new AtomicLong(Long.MIN_VALUE);

  /** Requests that ended without an answer. */
  final AtomicInteger unanswered = new AtomicInteger();

  /** Requests answered with 503 or 429. */
  final AtomicInteger refused = new AtomicInteger();

  /** The request that waited longest for its answer. */
  final AtomicReference<Waited> longest = new AtomicReference<>(Waited.NOT);

  /** The duration and result of a request. */
  record Waited(Duration time, String request) {
    static final Waited NOT = new Waited(Duration.ZERO, "");
  }

  void waited(Duration time, String request) {
    var it = new Waited(time, request);
    longest.accumulateAndGet(it, (a, b) -> a.time().compareTo(b.time()) >= 0 ? a : b);
  }

  int acknowledged() {
    return interchanges.size() + commitments.size();
  }

  void interchange(String reference) {
    interchanges.add(reference);
    lastAcknowledged.set(System.nanoTime());
  }

  void commitment(String key) {
    commitments.add(key);
    lastAcknowledged.set(System.nanoTime());
  }
}
