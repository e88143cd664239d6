package weft.api.balance;

import static java.util.Objects.requireNonNull;

import java.lang.ref.SoftReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.CausesBehindLists.Found;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.balance.Grain;
import weft.party.Side;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.CountedQuantity;

/**
 * Keeps the order in which a party's parts run out. Finding it takes the balance of every part, so
 * it is cached: all pages of a list use the same order, and each page computes its own rows only.
 * An order is valid while inputs and calendars are unchanged, and for one minute, because parts of
 * a balance depend on the clock.
 */
@Component
final class RunOutOrders {
  private static final int DAYS = 182;
  private static final int KEPT = 16;

  /** The longest order that is cached; an entry takes about 300 bytes. */
  private static final int MOST = 20_000;

  private final Map<Of, SoftReference<Order>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Of, SoftReference<Order>> eldest) {
          return size() > KEPT;
        }
      };

  /** Identifies the list of all parts of a party. */
  record Of(String party, Side side, @Nullable String partner) {}

  /** A row of the list. */
  private record Row(String place, Shortage shortage) {
    static Row of(Found it) {
      return new Row(it.place(), Shortage.of(it.balance()));
    }

    String part() {
      return shortage.part();
    }

    String site() {
      return shortage.site();
    }
  }

  /** All rows, and the inputs of each. */
  private record Order(Gathered from, SortedMap<String, Gathered> byPart, List<Row> rows) {
    boolean holds(Gathered now) {
      return from.read().isSame(now.read())
          && minute(from.now()).equals(minute(now.now()))
          && from.calendars().stand(now.calendars());
    }

    Gathered of(String part) {
      return requireNonNull(byPart.get(part), part);
    }

    private static Instant minute(Instant at) {
      return at.truncatedTo(ChronoUnit.MINUTES);
    }
  }

  /**
   * The rows after a place, at most {@code most}.
   *
   * @param narrowed whether the list covers only some parts; its order is not cached
   */
  List<Found> after(Of of, Gathered gathered, boolean narrowed, String place, int most) {
    Order order = narrowed ? null : known(of, gathered);
    if (order == null) {
      SortedMap<String, Gathered> byPart = gathered.byPart();
      List<Found> all = found(of, gathered, byPart);
      if (!narrowed && all.size() <= MOST) keep(of, gathered, byPart, all);
      return all.stream().filter(it -> it.place().compareTo(place) > 0).limit(most).toList();
    }
    return order.rows().stream()
        .filter(it -> it.place().compareTo(place) > 0)
        .limit(most)
        .map(it -> found(of, gathered, order.of(it.part()).at(gathered), it.part(), it.site()))
        .toList();
  }

  /** When each part falls short, in the order of the list. */
  List<Shortage> shortages(Of of, Gathered gathered) {
    Order order = known(of, gathered);
    if (order != null) return order.rows().stream().map(Row::shortage).toList();
    SortedMap<String, Gathered> byPart = gathered.byPart();
    List<Found> all = found(of, gathered, byPart);
    if (all.size() <= MOST) keep(of, gathered, byPart, all);
    return all.stream().map(it -> Shortage.of(it.balance())).toList();
  }

  private synchronized @Nullable Order known(Of of, Gathered gathered) {
    SoftReference<Order> reference = kept.get(of);
    Order order = reference == null ? null : reference.get();
    return order != null && order.holds(gathered) ? order : null;
  }

  private synchronized void keep(
      Of of, Gathered gathered, SortedMap<String, Gathered> byPart, List<Found> all) {
    kept.put(
        of, new SoftReference<>(new Order(gathered, byPart, all.stream().map(Row::of).toList())));
  }

  private static List<Found> found(Of of, Gathered gathered, SortedMap<String, Gathered> byPart) {
    List<Found> all = new ArrayList<>();
    byPart.forEach(
        (part, ofPart) -> {
          for (String site : sites(ofPart.counted(), gathered.read().sites()))
            all.add(found(of, gathered, ofPart, part, site));
        });
    all.sort(Comparator.comparing(Found::place));
    return all;
  }

  private static Found found(Of of, Gathered gathered, Gathered ofPart, String part, String site) {
    LocalDate today = gathered.calendars().of(of.party(), site).dateOf(gathered.now());
    var asked =
        new Asked(
            part,
            site,
            of.partner(),
            today,
            gathered.now(),
            today,
            today.plusDays(DAYS - 1L),
            Grain.DAY);
    Gathered here = ofPart.only(it -> it.site() == null || it.site().equals(site));
    return new Found(asked, gathered.balances().of(asked, here.counted()), here);
  }

  /**
   * The sites that any input names. Where none does, for example for a part that is called off but
   * neither made nor in stock, the party's first site.
   */
  private static Set<String> sites(List<CountedQuantity> counted, List<String> own) {
    Set<String> sites = new TreeSet<>();
    for (CountedQuantity it : counted) if (it.site() != null) sites.add(it.site());
    if (sites.isEmpty() && !own.isEmpty()) sites.add(own.getFirst());
    return sites;
  }
}
