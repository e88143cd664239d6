package weft.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.batch.BatchEvent.BatchCertified;
import weft.batch.BatchEvent.BatchContradicted;
import weft.measure.Quantity;

/**
 * Random histories of reports, corrections, splits, certificates, replacements, revocations,
 * supplements and shipments over batches, certificates and stock, against a plain reference.
 */
class MadeAndCertifiedHistoryTest {
  private static final int STEPS = 60;

  /** A third of the long variant's, on average some milliseconds each. */
  private static final int FEW = 200;

  private static final int MANY = 3 * FEW;

  @Test
  void certificates_never_take_more_than_is_good_and_stock_is_what_was_reported_less_shipped() {
    play(0, FEW);
  }

  @Tag("long")
  @Test
  void likewise_in_many_more_histories() {
    play(FEW, FEW + MANY);
  }

  private static void play(int from, int until) {
    int refused = 0;
    int contradicted = 0;
    int supplements = 0;
    for (int seed = from; seed < until; seed++) {
      var history = new CertifiedHistory(new Random(seed));
      for (int step = 0; step < STEPS; step++) {
        history.step();
        history.requireLikeReference("history " + seed + ", step " + step);
      }
      assertThat(CertifiedTwice.in(history.ofBatches())).as("history %s", seed).isEmpty();
      refused += history.refused();
      supplements += history.supplements();
      contradicted +=
          (int) history.ofBatches().stream().filter(BatchContradicted.class::isInstance).count();
    }
    int histories = until - from;
    assertThat(refused).as("they try to take too much").isGreaterThan(3 * histories);
    assertThat(contradicted).as("they correct what was certified").isGreaterThan(histories / 10);
    assertThat(supplements).as("they supplement certificates").isGreaterThan(histories / 4);
  }

  /** A certificate that is written past the rules, over goods that another one has. */
  @Test
  void a_planted_double_is_found() {
    int planted = 0;
    for (int seed = 0; seed < FEW; seed++) {
      var random = new Random(seed);
      var history = new CertifiedHistory(random);
      for (int step = 0; step < STEPS; step++) history.step();
      List<Object> events = new ArrayList<>(history.ofBatches());
      BatchCertified last = null;
      for (Object it : events) if (it instanceof BatchCertified certified) last = certified;
      if (last == null) continue;
      var twice =
          new BatchCertified(
              last.batch(),
              new CertificateId(last.certificate().supplier(), "PLANTED"),
              last.quantity().plus(last.left()),
              last.unit(),
              Quantity.ZERO);
      events.add(events.lastIndexOf(last) + 1, twice);
      planted++;
      assertThat(CertifiedTwice.in(events)).as("history %s", seed).contains(twice);
    }
    assertThat(planted).isGreaterThan(FEW / 2);
  }
}
