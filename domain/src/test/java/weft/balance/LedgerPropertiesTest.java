package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.SampleSize;
import weft.balance.CumulativeLedger.Item;
import weft.balance.CumulativeLedger.Kind;
import weft.balance.SentGoods.Back;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningTerms;
import weft.parts.BaseUnit;
import weft.party.Side;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.Received;

/**
 * A supplier ships goods, they arrive, some get a receipt advice, and the buyer's releases state
 * its cumulative. The ledger must state what really happened, whatever the order of the messages.
 */
class LedgerPropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
  private static final int DAYS = 30;

  @Test
  void in_random_histories_every_piece_is_where_it_is_and_nothing_is_left_unexplained() {
    long seed = Long.getLong("ledger.seed", System.nanoTime());
    int many = Integer.getInteger("ledger.histories", SampleSize.of(1_000));
    int open = 0;
    int differing = 0;
    int opened = 0;
    int reported = 0;
    for (int i = 0; i < many; i++) {
      World world = new World(new Random(seed + i));
      CumulativeLedger ledger = world.play();
      String of = "history " + (seed + i) + ": " + ledger + " of " + world;
      assertThat(ledger.unexplained()).as(of).isEqualTo(Quantity.ZERO);
      assertThat(ledger.shipped()).as(of).isEqualTo(Quantity.of(world.began + world.shipped));
      // An increase without a name may belong to either of two shipments.
      assertThat(sum(ledger, Kind.IN_TRANSIT) + sum(ledger, Kind.RECEIPT_NOT_POSTED))
          .as(of)
          .isEqualTo(world.travelling + world.unposted());
      assertThat(sum(ledger, Kind.RETURN)).as(of).isEqualTo(world.returned);
      assertThat(returned(ledger)).as(of).isEqualTo(world.reported);
      reported += world.reported.size();
      if (world.travelling > 0) open++;
      if (world.signed != null) opened++;
      if (!ledger.difference().equals(Quantity.ZERO)) differing++;
    }
    assertThat(open).as("histories with goods on their way").isPositive();
    assertThat(differing).as("histories in which the sides differ").isPositive();
    assertThat(opened).as("histories in which both signed what they count").isPositive();
    assertThat(reported).as("returns that the buyer reported").isPositive();
    System.out.println("LedgerPropertiesTest: " + many + " histories of seed " + seed);
  }

  /** The releases whose fall is a reported return. */
  private static List<String> returned(CumulativeLedger ledger) {
    return ledger.changes().stream()
        .filter(it -> it.change() == CountChange.RETURNED)
        .map(it -> it.by().number())
        .toList();
  }

  private static long sum(CumulativeLedger ledger, Kind kind) {
    return ledger.explained().stream()
        .filter(it -> it.kind() == kind)
        .map(Item::quantity)
        .reduce(Quantity.ZERO, Quantity::plus)
        .amount()
        .longValueExact();
  }

  /** The real events, and each side's messages about them. */
  private static final class World {
    private final Random random;

    /** The day at whose end both sides sign their counts; 0 if they never do. */
    private final int openedOn;

    private final List<Statement> statements = new ArrayList<>();
    private final List<Lorry> lorries = new ArrayList<>();
    long began;
    private int cumulative;

    /**
     * A return leaves the cumulative above this, because a cumulative below the signed one is no
     * return.
     */
    private int least = -1;

    private long position;
    int shipped;
    long travelling;
    long returned;

    /** The releases that fall by a return which the buyer reported before. */
    final List<String> reported = new ArrayList<>();

    /**
     * The opening that both sides sign on some day, in some histories; earlier history then does
     * not count.
     */
    @Nullable SignedOpening signed;

    private static final class Lorry {
      final String number;
      final long position;
      final LocalDate left;
      final LocalDate arrives;
      final int quantity;

      /** Whether the buyer sends a receipt advice for each receipt. */
      final boolean told;

      /** Set once the goods have arrived. */
      @Nullable Came came;

      final List<Back> back = new ArrayList<>();

      boolean there;

      /** Whether the hub knows a shipment of the goods. */
      boolean known = true;

      /** Whether a release has counted it. */
      boolean counted;

      Lorry(
          String number,
          long position,
          LocalDate left,
          LocalDate arrives,
          int quantity,
          boolean told) {
        this.number = number;
        this.position = position;
        this.left = left;
        this.arrives = arrives;
        this.quantity = quantity;
        this.told = told;
      }

      SentGoods sent() {
        Quantity all = Quantity.of(quantity);
        Came received = came;
        return new SentGoods(
            "Shipment:" + number,
            number,
            Set.of(number),
            position,
            at(position),
            left,
            arrives,
            all,
            received == null ? all : Quantity.ZERO,
            "PCE",
            received == null ? List.of() : List.of(received),
            back);
      }

      /** How much of it can still be sent back. */
      int left() {
        Came received = came;
        if (received == null || !counted) return 0;
        Quantity left = received.quantity();
        for (Back it : back) left = left.minus(it.quantity());
        return left.amount().intValueExact();
      }

      @Override
      public String toString() {
        return sent() + (there ? " there" : "");
      }
    }

    World(Random random) {
      this.random = random;
      cumulative = random.nextInt(500);
      began = cumulative;
      openedOn = random.nextBoolean() ? 0 : 2 + random.nextInt(DAYS - 8);
    }

    CumulativeLedger play() {
      release(FIRST);
      for (int day = 1; day <= DAYS; day++) {
        day(FIRST.plusDays(day));
        if (day == openedOn) sign(FIRST.plusDays(day));
      }
      travelling = lorries.stream().filter(it -> !it.there).mapToLong(it -> it.quantity).sum();
      return CumulativeLedger.of(
          new BaseUnit("PCE", List.of()),
          statements,
          lorries.stream().filter(it -> it.known).map(Lorry::sent).toList(),
          signed,
          FIRST.plusDays(DAYS + 1L));
    }

    /** Goods that arrived but were neither reported nor counted. */
    long unposted() {
      return lorries.stream()
          .filter(it -> it.there && it.came == null && !it.counted)
          .mapToLong(it -> it.quantity)
          .sum();
    }

    private void day(LocalDate today) {
      for (Lorry it : lorries) if (!it.there && it.arrives.equals(today)) arrive(it, today);
      if (random.nextInt(6) == 0) release(today);
      if (random.nextInt(3) == 0) leave(today);
    }

    /**
     * Both sides agree on their counts: they write off earlier short, surplus or returned goods,
     * and list the goods in transit, whether or not the hub knows them.
     */
    private void sign(LocalDate today) {
      position++;
      if (random.nextBoolean()) {
        Lorry before = new Lorry("PRE-" + position, position, today, today.plusDays(3), 17, false);
        before.known = false;
        lorries.add(before);
      }
      List<GoodsUnderway> underway = new ArrayList<>();
      long all = cumulative;
      for (Lorry it : lorries) {
        it.counted |= it.there;
        if (it.there) continue;
        all += it.quantity;
        boolean dated = !it.known || random.nextBoolean();
        underway.add(
            new GoodsUnderway(it.number, Quantity.of(it.quantity), dated ? it.arrives : null));
      }
      signed =
          new SignedOpening(
              position,
              at(position),
              Side.BUYER,
              new OpeningTerms(
                  today,
                  "PCE",
                  Quantity.of(cumulative),
                  Quantity.of(all),
                  null,
                  null,
                  underway,
                  null));
      began = all;
      shipped = 0;
      returned = 0;
      least = cumulative;
    }

    private void leave(LocalDate today) {
      position++;
      int quantity = 1 + random.nextInt(60);
      shipped += quantity;
      int days = 1 + random.nextInt(6);
      lorries.add(
          new Lorry(
              "LS-" + position,
              position,
              today,
              today.plusDays(days),
              quantity,
              random.nextInt(4) > 0));
    }

    private void arrive(Lorry it, LocalDate today) {
      it.there = true;
      int missing = it.told && random.nextInt(4) == 0 ? random.nextInt(it.quantity) : 0;
      int over = it.told && missing == 0 && random.nextInt(6) == 0 ? 1 + random.nextInt(9) : 0;
      int came = it.quantity - missing + over;
      cumulative += came;
      if (!it.told) return;
      position++;
      it.came =
          new Came(
              position,
              today,
              Quantity.of(came),
              Quantity.of(missing),
              Quantity.of(over),
              Quantity.of(random.nextInt(came + 1)));
    }

    /** Releases the quantity received until now; sometimes returns some of it first. */
    private void release(LocalDate today) {
      position++;
      boolean grew = lorries.stream().anyMatch(it -> it.there && !it.counted);
      if (!statements.isEmpty() && !grew && cumulative - 10 > least && random.nextInt(3) == 0) {
        int back = reported();
        if (back == 0) back = 1 + random.nextInt(9);
        else reported.add("R" + position);
        cumulative -= back;
        returned += back;
      }
      for (Lorry it : lorries) if (it.there) it.counted = true;
      statements.add(
          new Statement(
              "R" + position,
              false,
              position,
              at(position),
              new Received(Quantity.of(cumulative), today, null, null, null, null, null, null)));
    }

    /** Reports a return of goods whose receipt was reported; 0 if there are none. */
    private int reported() {
      if (random.nextInt(3) == 0) return 0;
      for (Lorry it : lorries.reversed()) {
        int most = Math.min(it.left(), cumulative - least - 1);
        if (most <= 0) continue;
        int back = random.nextInt(4) == 0 ? most : 1 + random.nextInt(most);
        it.back.add(new Back(position, Quantity.of(back)));
        position++;
        return back;
      }
      return 0;
    }

    private static Instant at(long position) {
      return FIRST.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(position);
    }

    @Override
    public String toString() {
      return statements + " and " + lorries;
    }
  }
}
