package weft.api.balance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.api.balance.BalanceReading.Question;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.balance.BalanceChanges.Source;
import weft.projections.balance.BalanceChanges.Standing;
import weft.projections.balance.Counted;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.Silence;

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
      PartyCode party,
      Side side,
      Question asked,
      Class<? extends Inputs> read,
      Standing standing) {}

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
      Map<Source, List<Counted>> bySource,
      List<Counted> uncounted,
      Silence silence)
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
  record Own(Map<Source, List<Counted>> bySource) implements Inputs {
    @Override
    public boolean holdsAt(Instant now) {
      return true;
    }

    @Override
    public int weight() {
      return 16 + sizes(bySource);
    }
  }

  private static int sizes(Map<Source, List<Counted>> bySource) {
    return bySource.values().stream().mapToInt(List::size).sum();
  }

  private final Map<Key, Inputs> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int weight;

  synchronized @Nullable Inputs of(Key key, Instant now) {
    Inputs it = kept.get(key);
    return it != null && it.holdsAt(now) ? it : null;
  }

  synchronized void keep(Key key, Inputs inputs) {
    if (inputs.weight() > MOST / 2) return;
    Inputs before = kept.put(key, inputs);
    weight += inputs.weight() - (before == null ? 0 : before.weight());
    var eldest = kept.entrySet().iterator();
    while (weight > MOST) {
      weight -= eldest.next().getValue().weight();
      eldest.remove();
    }
  }
}
