package weft.api.balance.reading;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import weft.api.balance.reading.BalanceReading.Question;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.change.BalanceChanges.Source;

/**
 * Caches a source's inputs at past positions, which no longer change: the search for the cause of a
 * run-out goes through the same positions after each change. Evicts the least recently used.
 */
final class KnownPast {
  /** The most quantities, about 200 bytes each, plus the agreements used to read them. */
  private static final int MOST = 50_000;

  /**
   * Identifies a read.
   *
   * @param numbers compared by identity: a changed agreement or a rebuilt table yields a new object
   * @param day decides which unreceived goods are still expected
   */
  record Key(
      PartyCode party,
      Side side,
      Question asked,
      Source source,
      PartNumbers numbers,
      long position,
      LocalDate day) {}

  private final Map<Key, List<CountedQuantity>> kept = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * The number of entries that use each. Many entries share one; an outdated one lives on in
   * entries that are not requested any more.
   */
  private final IdentityHashMap<PartNumbers, Integer> numbersKept = new IdentityHashMap<>();

  private final int most;
  private int weight;

  KnownPast() {
    this(MOST);
  }

  /**
   * Creates an empty cache.
   *
   * @param most the limit on quantities plus agreements
   */
  KnownPast(int most) {
    this.most = most;
  }

  List<CountedQuantity> of(Key key, Supplier<List<CountedQuantity>> tables) {
    synchronized (this) {
      List<CountedQuantity> known = kept.get(key);
      if (known != null) return known;
    }
    List<CountedQuantity> read = tables.get();
    keep(key, read);
    return read;
  }

  private synchronized void keep(Key key, List<CountedQuantity> read) {
    if (weight(read) > most / 2 || key.numbers().size() > most / 2) return;
    List<CountedQuantity> before = kept.put(key, read);
    weight += weight(read) - (before == null ? 0 : weight(before));
    if (before == null && numbersKept.merge(key.numbers(), 1, Integer::sum) == 1)
      weight += key.numbers().size();
    Iterator<Map.Entry<Key, List<CountedQuantity>>> eldest = kept.entrySet().iterator();
    while (weight > most) {
      Map.Entry<Key, List<CountedQuantity>> gone = eldest.next();
      weight -= weight(gone.getValue());
      eldest.remove();
      release(gone.getKey().numbers());
    }
  }

  private void release(PartNumbers numbers) {
    int left = numbersKept.getOrDefault(numbers, 1) - 1;
    if (left > 0) {
      numbersKept.put(numbers, left);
    } else {
      numbersKept.remove(numbers);
      weight -= numbers.size();
    }
  }

  private static int weight(List<CountedQuantity> it) {
    return 4 + it.size();
  }
}
