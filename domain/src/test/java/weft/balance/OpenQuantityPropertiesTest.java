package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.SampleSize;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.scheduling.release.Received;

/**
 * A simple reference knows each lorry. A lorry counts while the buyer does not know of it and it is
 * expected; received goods count until a release knows of them. The result computed from the
 * messages alone must be the same.
 */
class OpenQuantityPropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

  @Test
  void in_random_histories_what_can_still_come_is_taken_off_and_nothing_else() {
    long seed = Long.getLong("open.seed", System.nanoTime());
    int many = Integer.getInteger("open.histories", SampleSize.of(400));
    Set<String> reached = new TreeSet<>();
    for (int i = 0; i < many; i++) {
      World world = new World(new Random(seed + i), reached);
      for (int day = 1; day <= 60; day++) {
        LocalDate today = FIRST.plusDays(day);
        world.day(today);
        UnderWay told =
            UnderWay.of(new BaseUnit("PCE", List.of()), world.statements, world.sent(), null);
        assertThat(told.consumed(today, world.days))
            .as("history %s, %s: %s of %s", seed + i, today, told, world.statements)
            .isEqualTo(Quantity.of(world.counts(today)));
      }
    }
    assertThat(reached)
        .containsExactly(
            "corrected",
            "from a day",
            "named",
            "over",
            "overdue",
            "short",
            "to the last",
            "to zero");
    System.out.println("OpenQuantityPropertiesTest: " + many + " histories of seed " + seed);
  }

  /** The real events: lorries arrive in the order in which they left, some of them late. */
  private static final class World {
    final List<Statement> statements = new ArrayList<>();
    final int days;
    private final Random random;
    private final Set<String> reached;
    private final List<Lorry> lorries = new ArrayList<>();

    /** Whether this buyer sends a receipt advice for each receipt, for none, or for some. */
    private final int tells;

    private long cumulative;
    private long position;
    private @Nullable Lorry last;

    private static final class Lorry {
      final String number;
      final long position;
      final LocalDate left;
      final LocalDate planned;
      final LocalDate arrives;
      final long quantity;
      final boolean told;
      @Nullable Came came;
      boolean there;

      /** Whether a release knows the receipt of the lorry. */
      boolean known;

      Lorry(
          long position,
          LocalDate left,
          LocalDate planned,
          LocalDate arrives,
          long quantity,
          boolean told) {
        this.number = "LS-" + position;
        this.position = position;
        this.left = left;
        this.planned = planned;
        this.arrives = arrives;
        this.quantity = quantity;
        this.told = told;
      }
    }

    World(Random random, Set<String> reached) {
      this.random = random;
      this.reached = reached;
      days = random.nextInt(12);
      tells = random.nextInt(3);
      cumulative = 200 + random.nextInt(500);
      release(FIRST);
    }

    List<SentGoods> sent() {
      List<SentGoods> all = new ArrayList<>();
      for (Lorry it : lorries) {
        Came came = it.came;
        Quantity sent = Quantity.of(it.quantity);
        all.add(
            new SentGoods(
                "Shipment:" + it.number,
                it.number,
                Set.of(it.number),
                it.position,
                at(it.position),
                it.left,
                it.planned,
                sent,
                came == null ? sent : sent.minus(came.closed()),
                "PCE",
                came == null ? List.of() : List.of(came)));
      }
      return all;
    }

    long counts(LocalDate today) {
      long sum = 0;
      for (Lorry it : lorries) {
        if (it.known) continue;
        Came came = it.came;
        long gone = 0;
        if (came != null) {
          sum += came.quantity().amount().longValueExact();
          gone = came.closed().amount().longValueExact();
        }
        boolean expected = !today.isAfter(it.planned.plusDays(days));
        if (expected) sum += it.quantity - gone;
        else if (it.quantity > gone) reached.add("overdue");
      }
      return sum;
    }

    void day(LocalDate today) {
      for (Lorry it : lorries) if (!it.there && it.arrives.equals(today)) arrive(it, today);
      if (random.nextInt(6) == 0) release(today);
      if (random.nextInt(3) == 0) leave(today);
    }

    private void leave(LocalDate today) {
      LocalDate planned = today.plusDays(1L + random.nextInt(6));
      LocalDate arrives = random.nextInt(3) == 0 ? planned.plusDays(random.nextInt(9)) : planned;
      if (!lorries.isEmpty() && lorries.getLast().arrives.isAfter(arrives))
        arrives = lorries.getLast().arrives;
      // Some are there before they were to arrive.
      if (random.nextInt(4) == 0) planned = arrives.plusDays(random.nextInt(5));
      boolean told = tells == 0 || (tells == 1 && random.nextBoolean());
      lorries.add(new Lorry(++position, today, planned, arrives, 1L + random.nextInt(60), told));
    }

    private void arrive(Lorry it, LocalDate today) {
      it.there = true;
      last = it;
      long came = it.quantity;
      long missing = 0;
      if (it.told && random.nextInt(3) == 0) {
        came -= random.nextInt((int) it.quantity);
        // Some goods are reported missing, others simply do not arrive.
        if (random.nextBoolean()) missing = it.quantity - came;
        reached.add("short");
      } else if (it.told && random.nextInt(5) == 0) {
        came += 1 + random.nextInt(9);
        reached.add("over");
      }
      cumulative += came;
      if (!it.told) return;
      it.came =
          new Came(
              ++position,
              today,
              Quantity.of(came),
              Quantity.of(missing),
              Quantity.of(Math.max(0, came - it.quantity)),
              Quantity.ZERO);
    }

    /** Releases the quantity received until now, and names the last lorry. */
    private void release(LocalDate today) {
      Lorry named = last;
      boolean first = statements.isEmpty();
      boolean grew = lorries.stream().anyMatch(it -> it.there && !it.known);
      LocalDate since = null;
      // A new start without a last receipt closes late goods. Goods that came too early since the
      // release before can then not be distinguished from goods to come.
      boolean early =
          lorries.stream().anyMatch(it -> it.there && !it.known && it.planned.isAfter(today));
      int chance = first || named == null || early ? 9 : random.nextInt(20);
      if (chance == 0 && stated() > 0) {
        cumulative = 0;
        reached.add("to zero");
      } else if (chance == 1
          && named.came == null
          && !named.number.equals(statements.getLast().said().lastReference())
          && stated() > named.quantity) {
        cumulative = named.quantity;
        reached.add("to the last");
      } else if (chance == 2) {
        cumulative = random.nextInt(900);
        since = today;
        reached.add("from a day");
      } else if (chance == 3 && !grew && cumulative > 100 && stated() == cumulative) {
        cumulative -= 1 + random.nextInt(50);
        // A fall to zero, or to the last receipt, would be a new start.
        reached.add("corrected");
      }
      boolean names = named != null && (chance <= 2 || random.nextBoolean());
      if (names) reached.add("named");
      boolean quantity = names && named != null && named.came == null && chance == 1;
      for (Lorry it : lorries) if (it.there) it.known = true;
      position++;
      statements.add(
          new Statement(
              "R" + position,
              false,
              position,
              at(position),
              new Received(
                  Quantity.of(cumulative),
                  today,
                  quantity && named != null ? Quantity.of(named.quantity) : null,
                  null,
                  names && named != null ? named.number : null,
                  null,
                  null,
                  since)));
    }

    private long stated() {
      Quantity last = statements.getLast().said().cumulative();
      return last == null ? 0 : last.amount().longValueExact();
    }

    private static Instant at(long position) {
      return FIRST.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(position);
    }
  }
}
