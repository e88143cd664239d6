package weft.sealing;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.evidence.SignedNote;

/**
 * Asks witnesses to cosign the log's newest checkpoint, at most once a second and on threads of its
 * own, so a slow witness delays neither commits nor sealing. All witnesses that are due get the
 * same checkpoint, so that their cosignatures stand below one note.
 */
public final class Witnesses implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Witnesses.class);
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final Duration round;
  private final SealedLog sealed;
  private final WitnessedCheckpoints kept;
  private final List<AskedWitness> witnesses;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread;
  private volatile boolean closed;

  private Witnesses(
      DataSource writer,
      EvidenceLog log,
      List<WitnessAddress> addresses,
      Clock clock,
      Duration round) {
    this.round = round;
    this.sealed = new SealedLog(writer, log);
    this.kept = new WitnessedCheckpoints(writer, log);
    this.witnesses =
        addresses.stream().map(it -> new AskedWitness(it, http, clock, round)).toList();
    this.thread =
        Thread.ofPlatform().name("weft-witnesses-" + log.key()).daemon().unstarted(this::run);
  }

  /** Begins to ask; asks nobody if there are no addresses. */
  public static Witnesses start(
      DataSource writer, EvidenceLog log, List<WitnessAddress> addresses, Clock clock) {
    return start(writer, log, addresses, clock, ROUND);
  }

  static Witnesses start(
      DataSource writer,
      EvidenceLog log,
      List<WitnessAddress> addresses,
      Clock clock,
      Duration round) {
    var started = new Witnesses(writer, log, addresses, clock, round);
    if (!addresses.isEmpty()) started.thread.start();
    return started;
  }

  /** The addresses of the witnesses, in the order of the settings. */
  public List<WitnessAddress> addresses() {
    return witnesses.stream().map(AskedWitness::address).toList();
  }

  /** For each witness the seconds since it should have cosigned; 0 while it does. */
  public Map<String, Long> secondsWithout() {
    return each(AskedWitness::secondsWithout);
  }

  /** For each witness 1 if it saw another history of this log. */
  public Map<String, Long> forks() {
    return each(it -> it.answer() == AskedWitness.Answer.FORK ? 1L : 0L);
  }

  private Map<String, Long> each(ToLongFunction<AskedWitness> of) {
    Map<String, Long> all = new LinkedHashMap<>();
    for (var it : witnesses) all.put(it.address().name(), of.applyAsLong(it));
    return all;
  }

  private void run() {
    while (!closed) {
      try {
        Thread.sleep(round);
        var note = sealed.checkpoint();
        if (note.isPresent()) ask(note.get());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | ExecutionException e) { // the next round may succeed
        if (closed) return;
        log.warn(
            "The witnesses of the log {} were not asked, and are asked again: {}",
            sealed.log().key(),
            e.toString());
      }
    }
  }

  private void ask(SignedNote note) throws InterruptedException, ExecutionException {
    var asked = new ArrayList<Future<List<SignedNote.SignedBy>>>();
    for (var it : witnesses)
      if (it.isDue() && !it.hasCosigned(note))
        asked.add(threads.submit(() -> it.ask(sealed, note)));
    var lines = new ArrayList<SignedNote.SignedBy>();
    for (var it : asked) lines.addAll(it.get());
    if (!lines.isEmpty()) kept.keep(note.with(lines));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    threads.shutdownNow();
    http.shutdownNow();
  }
}
