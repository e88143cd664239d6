package weft.api.security;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Which proofs of a key (RFC 9449 11.1) came within the last minute, so that none counts twice. A
 * proof may be dated half a minute ahead and counts for half a minute, and none is forgotten while
 * it still would. What is remembered is bounded for each client, and where the whole is full those
 * go on whose party has had little: nobody is refused because of others.
 */
final class ProofsSeen {
  static final int MOST_OF_CLIENT = 1_000;
  static final int MOST = 100_000;

  /** What is kept free for each party, however many proofs others bring. */
  static final int OF_EACH_PARTY = 500;

  private static final long REMEMBERED = 61_000;

  private final LongSupplier clock;
  private final Deque<Seen> all = new ArrayDeque<>();
  private final Set<Long> proofs = new HashSet<>();
  private final Map<String, Deque<Long>> byClient = new HashMap<>();
  private final Map<String, Integer> byParty = new HashMap<>();

  private record Seen(long proof, String party, String client, long until) {}

  /**
   * Remembers nothing yet.
   *
   * @param clock milliseconds
   */
  ProofsSeen(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Whether a proof comes for the first time; it is remembered then.
   *
   * @param client of the party, or user
   * @param proof its hash
   * @throws TooManyProofs where the client, or with all others its party, brought too many
   */
  synchronized boolean isFirst(String party, String client, long proof) {
    long now = clock.getAsLong();
    forget(now);
    if (proofs.contains(proof)) return false;
    Deque<Long> ofClient = byClient.getOrDefault(client, new ArrayDeque<>());
    if (ofClient.size() >= MOST_OF_CLIENT) throw new TooManyProofs(ofClient.getFirst() - now);
    if (all.size() >= MOST && byParty.getOrDefault(party, 0) >= OF_EACH_PARTY)
      throw new TooManyProofs(all.getFirst().until - now);
    long until = now + REMEMBERED;
    ofClient.add(until);
    byClient.put(client, ofClient);
    byParty.merge(party, 1, Integer::sum);
    proofs.add(proof);
    all.add(new Seen(proof, party, client, until));
    return true;
  }

  private void forget(long now) {
    while (!all.isEmpty() && all.getFirst().until <= now) {
      Seen it = all.removeFirst();
      proofs.remove(it.proof);
      byParty.computeIfPresent(it.party, (_, count) -> count == 1 ? null : count - 1);
      byClient.computeIfPresent(
          it.client,
          (_, its) -> {
            its.removeFirst();
            return its.isEmpty() ? null : its;
          });
    }
  }
}
