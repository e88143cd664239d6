package weft.api.security;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The proofs (RFC 9449 11.1) of the last minute, so that none is accepted twice. A proof may be
 * dated up to 30 s ahead and is valid for 30 s; it is kept while it could still be accepted. The
 * number per client is limited. If the cache is full, parties with few proofs can still continue,
 * so no party is refused because of others.
 */
final class ProofsSeen {
  static final int MOST_OF_CLIENT = 1_000;
  static final int MOST = 100_000;

  /** The number reserved for each party, however many proofs others send. */
  static final int OF_EACH_PARTY = 500;

  private static final long REMEMBERED = 61_000;

  private final LongSupplier clock;
  private final Deque<Seen> all = new ArrayDeque<>();
  private final Set<Long> proofs = new HashSet<>();
  private final Map<String, Deque<Long>> byClient = new HashMap<>();
  private final Map<String, Integer> byParty = new HashMap<>();

  private record Seen(long proof, String party, String client, long until) {}

  /**
   * Creates an empty cache.
   *
   * @param clock milliseconds
   */
  ProofsSeen(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Returns whether a proof is new, and remembers it.
   *
   * @param client of the party, or user
   * @param proof its hash
   * @throws TooManyProofs if the client sent too many, or if the cache is full and its party has
   *     had its share
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
