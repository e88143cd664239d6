package weft.bench.machine;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import tools.jackson.databind.JsonNode;
import weft.json.Json;

/**
 * Connections that each report their machines once a second. A request that is late counts from
 * when it was due, and what was not answered is sent again, as a gateway does.
 */
final class PostedReadings {
  /** A machine changes its state about as often as this. */
  private static final int SECONDS_OF_STATE = 1_200;

  private static final int PART_SECONDS = 30;
  private static final int MOST_TRIES = 20;
  private static final String[] STATES = {"running", "idle", "running", "setup", "running", "down"};

  final Queue<Long> taken = new ConcurrentLinkedQueue<>();

  /** Readings that were answered as taken or known. */
  final AtomicLong kept = new AtomicLong();

  final AtomicLong sentAgain = new AtomicLong();
  private final ReadingMachines machines;
  private final int count;
  private final int connections;
  private final long periodNanos;

  /** The next number of each machine; all numbers before it were answered. */
  private final AtomicIntegerArray next;

  /** How often each machine was turned to another state. */
  private final AtomicIntegerArray turns;

  /** When the first reading after a machine's last turn was sent; 0 before that. */
  private final AtomicLongArray turned;

  PostedReadings(ReadingMachines machines, int count, int connections, long periodNanos) {
    this.machines = machines;
    this.count = count;
    this.connections = connections;
    this.periodNanos = periodNanos;
    this.next = new AtomicIntegerArray(count);
    this.turns = new AtomicIntegerArray(count);
    this.turned = new AtomicLongArray(count);
  }

  /** Lets a machine report another state from its next reading on, until it is turned again. */
  void turn(int machine) {
    turned.set(machine, 0);
    turns.incrementAndGet(machine);
  }

  /** When the first reading after the machine's last turn was sent, by the system's nano time. */
  long turned(int machine) {
    return turned.get(machine);
  }

  /** How many readings were sent of a machine. */
  int sent(int machine) {
    return next.get(machine);
  }

  /**
   * Reports for some periods.
   *
   * @param measured whether the times count
   */
  void report(int periods, boolean measured) throws Exception {
    long begin = System.nanoTime() + periodNanos;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int connection = i;
        Callable<Long> gateway = () -> reported(connection, begin, periods, measured);
        running.add(threads.submit(gateway));
      }
      for (Future<Long> it : running) kept.addAndGet(it.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a gateway gave up", e.getCause());
    }
  }

  private long reported(int connection, long begin, int periods, boolean measured)
      throws Exception {
    long mine = 0;
    for (int period = 0; period < periods; period++) {
      long due = begin + period * periodNanos + periodNanos * connection / connections;
      long rest = due - System.nanoTime();
      if (rest > 0) TimeUnit.NANOSECONDS.sleep(rest);
      var lines = new StringBuilder();
      int readings = 0;
      Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      for (int machine = connection; machine < count; machine += connections) {
        lines.append(line(machine, next.getAndIncrement(machine), at));
        turned.compareAndSet(machine, 0, System.nanoTime());
        readings++;
      }
      if (answered(lines.toString()) != readings) throw new IllegalStateException("not all taken");
      mine += readings;
      if (measured) taken.add(System.nanoTime() - due);
    }
    return mine;
  }

  /** Sends until it is answered; returns how many readings are kept. */
  private int answered(String lines) throws Exception {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      HttpResponse<String> answer = machines.post(lines);
      if (answer.statusCode() == 200) {
        JsonNode told = Json.mapper().readTree(answer.body());
        if (!told.path("refused").isEmpty()) throw new IllegalStateException(answer.body());
        return told.path("taken").asInt() + told.path("repeated").asInt();
      }
      sentAgain.incrementAndGet();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("no answer after " + MOST_TRIES + " tries");
  }

  private String line(int machine, int seq, Instant at) {
    int turn = (seq + machine * 7) / SECONDS_OF_STATE + turns.get(machine);
    String state = STATES[turn % STATES.length];
    BigDecimal meter = BigDecimal.valueOf(1_000L + seq * (3L + machine % 5), 3);
    return """
    {"machine":"%s","seq":%d,"at":"%s","state":"%s","counter":%d,"meter":"%s","quality":"good"}
    """
        .formatted(machines.code(machine), seq, at, state, counter(seq), meter.toPlainString());
  }

  /** The pieces that a machine counted when it had sent so many readings. */
  static int counter(int seq) {
    return seq / PART_SECONDS;
  }
}
