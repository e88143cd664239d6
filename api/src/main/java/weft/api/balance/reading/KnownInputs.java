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
 * What was read of balances, kept under what it stands by: an event that may change it, or a table
 * made anew, gives it another key, so that nothing here is ever told of another state. Of the past
 * as of now. The least used goes first.
 */
final class KnownInputs {
  /** So many quantities, some 200 bytes each. */
  private static final int MOST = 100_000;

  /** Whose, of what, which part of it, and how that stood. */
  record Key(
      PartyCode party, Side side, Question asked, Class<? extends Inputs> read, Standing standing) {
    /** Whatever it stands by. */
    private Key ever() {
      return new Key(party, side, asked, read, NEVER);
    }

    /** One by other tables or names is as good as later. */
    private boolean isLaterThan(Key it) {
      return standing.position() >= it.standing.position()
          || standing.names() != it.standing.names()
          || !standing.tables().equals(it.standing.tables());
    }
  }

  /** What was read together. */
  sealed interface Inputs {
    /** Whether it is the same at another moment. */
    boolean holdsAt(Instant now);

    int weight();
  }

  /**
   * What two share.
   *
   * @param silence at which moments it is the same
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

  /** What is the party's alone. */
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

  /** Of all parts, by what it is of. */
  private final Map<Key, Key> latest = new HashMap<>();

  private final Map<Key, Inputs> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int weight;

  synchronized @Nullable Inputs of(Key key, Instant now) {
    Inputs it = kept.get(key);
    return it != null && it.holdsAt(now) ? it : null;
  }

  /** What was kept under an earlier position. */
  record Before(long position, Shared shared) {}

  /** What two share as it was kept last before this; null where that says nothing of now. */
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

  /** What says by which event it was told takes twice the room. */
  private static int weight(Key key, Inputs inputs) {
    return key.asked().each() ? 2 * inputs.weight() : inputs.weight();
  }
}
