package weft.api.balance;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import weft.api.balance.BalanceReading.Question;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.balance.BalanceChanges.Source;
import weft.projections.balance.Counted;
import weft.projections.balance.PartNumbers;

/**
 * What a source had at positions that are over, which changes no more: whoever looks for the cause
 * of a run-out goes back through the same ones after each change. The least used goes first.
 */
final class KnownPast {
  /** So many quantities, some 200 bytes each. */
  private static final int MOST = 50_000;

  /**
   * What was read.
   *
   * @param numbers these very ones: they are read anew with an agreement, and with a table that is
   *     made anew
   */
  record Key(
      PartyCode party,
      Side side,
      Question asked,
      Source source,
      PartNumbers numbers,
      long position) {}

  private final Map<Key, List<Counted>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int weight;

  List<Counted> of(Key key, Supplier<List<Counted>> tables) {
    synchronized (this) {
      List<Counted> known = kept.get(key);
      if (known != null) return known;
    }
    List<Counted> read = tables.get();
    keep(key, read);
    return read;
  }

  private synchronized void keep(Key key, List<Counted> read) {
    if (weight(read) > MOST / 2) return;
    List<Counted> before = kept.put(key, read);
    weight += weight(read) - (before == null ? 0 : weight(before));
    Iterator<List<Counted>> eldest = kept.values().iterator();
    while (weight > MOST) {
      weight -= weight(eldest.next());
      eldest.remove();
    }
  }

  private static int weight(List<Counted> it) {
    return 4 + it.size();
  }
}
