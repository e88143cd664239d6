package weft.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.batch.BatchCommand.CertifyBatch;
import weft.batch.BatchCommand.CorrectBatch;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchCommand.DivideBatch;
import weft.batch.BatchCommand.FreeBatch;
import weft.batch.BatchEvent.BatchContradicted;
import weft.batch.BatchEvent.BatchCorrected;
import weft.certificate.CertificateId;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Random histories of reports, corrections, splits, issues and revocations. */
class BatchHistoryTest {
  private static final PartyCode MAKER = new PartyCode("JIAXIN");
  private static final BatchId BATCH = new BatchId(MAKER, "JX-4711", "L-1");
  private static final BatchId CHILD = new BatchId(MAKER, "JX-4711", "L-1a");

  /** Says the same in the plainest way: three sums. */
  private static final class Reference {
    private final Map<String, Long> reports = new LinkedHashMap<>();
    private final Map<String, Long> certificates = new LinkedHashMap<>();
    private long divided;

    private long good() {
      return reports.values().stream().mapToLong(it -> it).sum();
    }

    private long taken() {
      return certificates.values().stream().mapToLong(it -> it).sum() + divided;
    }

    /** Whether the quantity can be taken. */
    private boolean has(long amount) {
      return amount <= good() - taken();
    }
  }

  private final Reference reference = new Reference();
  private final List<BatchEvent> events = new ArrayList<>();
  private Batch batch = Batch.NEW;
  private int refused;

  @Test
  void certificates_and_splits_never_take_more_than_is_good_unless_a_correction_says_so() {
    int contradictions = 0;
    int refusals = 0;
    for (int seed = 0; seed < 200; seed++) {
      var history = new BatchHistoryTest();
      history.run(new Random(seed));
      refusals += history.refused;
      contradictions +=
          (int) history.events.stream().filter(BatchContradicted.class::isInstance).count();
    }
    assertThat(refusals).as("the histories try to take too much").isGreaterThan(500);
    assertThat(contradictions).as("and correct what was taken").isGreaterThan(100);
  }

  private void run(Random random) {
    for (int step = 0; step < 60; step++) {
      String key = String.valueOf(random.nextInt(8));
      long amount = 1 + random.nextInt(40);
      int before = events.size();
      Quantity left = batch.left();
      switch (random.nextInt(6)) {
        case 0 -> report(key, amount);
        case 1 -> correct(key, random.nextInt(40));
        case 2, 3 -> certify(key, amount);
        case 4 -> {
          reference.certificates.remove(key);
          done(new FreeBatch(BATCH, certificate(key)));
        }
        default -> divide(amount);
      }
      assertThat(batch.good()).isEqualTo(Quantity.of(reference.good()));
      assertThat(batch.taken()).isEqualTo(Quantity.of(reference.taken()));
      List<BatchEvent> now = events.subList(before, events.size());
      boolean contested = reference.taken() > reference.good();
      boolean corrected = now.stream().anyMatch(BatchCorrected.class::isInstance);
      boolean less = batch.left().compareTo(left) < 0;
      assertThat(now.stream().anyMatch(BatchContradicted.class::isInstance))
          .as("a correction that leaves less than is taken says so, each time, and nothing else")
          .isEqualTo(contested && corrected && less);
      if (contested && !corrected)
        assertThat(less).as("only a correction takes from what is not there").isFalse();
    }
    assertThat(replayed()).as("the same from its events").isEqualTo(batch);
  }

  private void report(String key, long amount) {
    reference.reports.putIfAbsent(key, amount);
    done(new DeclareBatch(BATCH, Quantity.of(amount), "PCE", "W#" + key, List.of()));
  }

  private void correct(String key, long amount) {
    boolean known = reference.reports.containsKey(key);
    if (known) reference.reports.put(key, amount);
    assertThat(done(new CorrectBatch(BATCH, "W#" + key, Quantity.of(amount)))).isEqualTo(known);
  }

  private void certify(String key, long amount) {
    Long before = reference.certificates.get(key);
    boolean same = before != null && before == amount;
    boolean takes = before == null && !reference.reports.isEmpty() && reference.has(amount);
    if (takes) reference.certificates.put(key, amount);
    assertThat(done(new CertifyBatch(BATCH, certificate(key), Quantity.of(amount), "PCE")))
        .isEqualTo(takes || same);
  }

  private void divide(long amount) {
    boolean takes = !reference.reports.isEmpty() && reference.has(amount);
    if (takes) reference.divided += amount;
    assertThat(done(new DivideBatch(BATCH, CHILD, Quantity.of(amount), "PCE"))).isEqualTo(takes);
  }

  private static CertificateId certificate(String key) {
    return new CertificateId(MAKER, "C-" + key);
  }

  /** Whether the command was carried out. */
  private boolean done(BatchCommand command) {
    try {
      for (BatchEvent it : batch.decide(command)) {
        batch = batch.evolve(it);
        events.add(it);
      }
      return true;
    } catch (Refused e) {
      refused++;
      return false;
    }
  }

  private Batch replayed() {
    Batch state = Batch.NEW;
    for (BatchEvent it : events) state = state.evolve(it);
    return state;
  }
}
