package weft.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A key proof counts once, and a sender of many proofs takes no room from others. */
class ProofsSeenTest {
  private final AtomicLong now = new AtomicLong(1_000_000);
  private final ProofsSeen seen = new ProofsSeen(now::get);
  private long last;

  private void bring(String party, String client, int proofs) {
    for (int i = 0; i < proofs; i++) assertThat(seen.isFirst(party, client, ++last)).isTrue();
  }

  private void refuses(String party, String client, long seconds) {
    assertThatThrownBy(() -> seen.isFirst(party, client, ++last))
        .asInstanceOf(InstanceOfAssertFactories.type(TooManyProofs.class))
        .extracting(TooManyProofs::retryAfter)
        .isEqualTo(seconds);
  }

  @Test
  void a_proof_counts_once_for_as_long_as_it_counts() {
    assertThat(seen.isFirst("JIAXIN", "a", 7)).isTrue();
    now.addAndGet(60_000);
    assertThat(seen.isFirst("JIAXIN", "a", 7)).isFalse();
    assertThat(seen.isFirst("HONGZHU", "b", 7)).as("whoever brings it").isFalse();
    now.addAndGet(1_000);
    assertThat(seen.isFirst("JIAXIN", "a", 7)).isTrue();
  }

  @Test
  void a_client_has_its_share_and_others_have_theirs() {
    bring("JIAXIN", "a", 1);
    now.addAndGet(20_000);
    bring("JIAXIN", "a", ProofsSeen.MOST_OF_CLIENT - 1);
    refuses("JIAXIN", "a", 41);
    bring("JIAXIN", "other", 1);
    now.addAndGet(41_000);
    bring("JIAXIN", "a", 1);
    refuses("JIAXIN", "a", 20);
  }

  @Test
  void where_all_is_full_a_party_that_had_little_goes_on() {
    for (int i = 0; i < ProofsSeen.MOST / ProofsSeen.MOST_OF_CLIENT; i++)
      bring("JIAXIN", "client " + i, ProofsSeen.MOST_OF_CLIENT);
    refuses("JIAXIN", "one more", 61);
    bring("HONGZHU", "b", ProofsSeen.OF_EACH_PARTY);
    refuses("HONGZHU", "b", 61);
    now.addAndGet(61_000);
    bring("HONGZHU", "b", ProofsSeen.MOST_OF_CLIENT);
  }
}
