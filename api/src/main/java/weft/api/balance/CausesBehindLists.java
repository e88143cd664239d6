package weft.api.balance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.reading.ReadContext;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.PartBalance;

/**
 * Finds, in the background and for one list at a time, the causes that a list of run-outs was
 * answered without. The next request gets them.
 */
@Component
class CausesBehindLists {
  private static final Logger log = LoggerFactory.getLogger(CausesBehindLists.class);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final RunOutCauses causes;
  private final Semaphore turn = new Semaphore(1);

  CausesBehindLists(RunOutCauses causes) {
    this.causes = causes;
  }

  /** A part at a site, its balance, and the inputs of that balance. */
  record Found(Asked asked, PartBalance balance, Gathered known) {
    String place() {
      return RunOut.place(balance);
    }
  }

  void find(ReadContext at, List<Found> rows) {
    List<Found> missing =
        rows.stream().filter(it -> causes.isMissing(at, it.balance(), it.known())).toList();
    if (missing.isEmpty() || !turn.tryAcquire()) return;
    Thread.ofVirtual().name("run-out-causes").start(() -> findAll(at, missing));
  }

  private void findAll(ReadContext at, List<Found> missing) {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      for (Found it : missing) {
        if (System.nanoTime() >= end) return;
        causes.of(at, it.balance(), it.known(), end);
      }
    } catch (RuntimeException e) { // such as a database that stops
      log.debug("Causes of run-outs are looked for by who asks next", e);
    } finally {
      turn.release();
    }
  }
}
