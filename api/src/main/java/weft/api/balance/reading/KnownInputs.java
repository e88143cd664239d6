package weft.api.balance.reading;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.api.balance.reading.BalanceReading.Question;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.SilentAcceptance;
import weft.projections.balance.change.BalanceChanges.Source;
import weft.projections.balance.change.BalanceChanges.Standing;

/**
 * Caches inputs of balances under the state they were read in. An event that may change them, or a
 * rebuilt table, changes the key, so a stale entry is never returned. Caches reads of the past as
 * well as of now. Evicts the least recently used.
 */
final class KnownInputs {
  /** The most quantities, about 200 bytes each. */
  private static final int MOST = 100_000;

  /** Identifies a read: the party and side, the question, the kind of inputs, and their state. */
  record Key(
      PartyCode party, Side side, Question asked, Class<? extends Inputs> read, Standing standing) {
    /** A copy of this key that fits any state. */
    private Key ever() {
      return new Key(party, side, asked, read, NEVER);
    }

    /**
     * Whether this key replaces the other as the latest: its position is not earlier, or it has
     * other tables or names.
     */
    private boolean isLaterThan(Key it) {
      return standing.position() >= it.standing.position()
          || standing.names() != it.standing.names()
          || !standing.tables().equals(it.standing.tables());
    }
  }

  /** Inputs that are read together. */
  sealed interface Inputs {
    /** Whether they are the same at another moment. */
    boolean holdsAt(Instant now);

    int weight();
  }

  /**
   * Inputs that two partners share.
   *
   * @param silence the moments at which they are the same
   */
  record Shared(
      PartNumbers numbers,
      Map<Source, List<CountedQuantity>> bySource,
      List<CountedQuantity> uncounted,
      SilentAcceptance silence)
      implements Inputs {
    @Override
    public boolean holdsAt(Instant now) {
      return silence.holdsAt(now);
    }

    @Override
    public int weight() {
      return 16 + uncounted.size() + sizes(bySource);
    }
  }

  /** Inputs that only the party itself sees. */
  record Own(Map<Source, List<CountedQuantity>> bySource) implements Inputs {
    @Override
    public boolean holdsAt(Instant now) {
      return true;
    }

    @Override
    public int weight() {
      return 16 + sizes(bySource);
    }
  }

  private static int sizes(Map<Source, List<CountedQuantity>> bySource) {
    return bySource.values().stream().mapToInt(List::size).sum();
  }

  private static final Standing NEVER = new Standing(0, 0, "");

  /** The latest key of each read of all parts. */
  private final Map<Key, Key> latest = new HashMap<>();

  private final Map<Key, Inputs> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int weight;

  synchronized @Nullable Inputs of(Key key, Instant now) {
    Inputs it = kept.get(key);
    return it != null && it.holdsAt(now) ? it : null;
  }

  /** Inputs cached under an earlier position. */
  record Before(long position, Shared shared) {}

  /**
   * The latest shared inputs cached before this key; null where they cannot be updated to the
   * present.
   */
  synchronized @Nullable Before before(Key key, Instant now) {
    Key last = latest.get(key.ever());
    if (last == null || !(kept.get(last) instanceof Shared it)) return null;
    boolean earlier =
        last.standing().position() <= key.standing().position()
            && last.standing().names() == key.standing().names()
            && last.standing().tables().equals(key.standing().tables());
    return earlier && it.holdsAt(now) ? new Before(last.standing().position(), it) : null;
  }

  synchronized void keep(Key key, Inputs inputs) {
    if (weight(key, inputs) > MOST / 2) return;
    if (key.asked().part() == null)
      latest.merge(key.ever(), key, (last, it) -> it.isLaterThan(last) ? it : last);
    Inputs before = kept.put(key, inputs);
    weight += weight(key, inputs) - (before == null ? 0 : weight(key, before));
    var eldest = kept.entrySet().iterator();
    while (weight > MOST) {
      Map.Entry<Key, Inputs> gone = eldest.next();
      weight -= weight(gone.getKey(), gone.getValue());
      latest.remove(gone.getKey().ever(), gone.getKey());
      eldest.remove();
    }
  }

  /** Quantities that name their event take twice the space. */
  private static int weight(Key key, Inputs inputs) {
    return key.asked().each() ? 2 * inputs.weight() : inputs.weight();
  }
}
