package weft.projections.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.SampleSize;
import weft.database.Beside;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.change.BalanceChanges;
import weft.projections.rows.Moment;

/**
 * On random histories, cached inputs of all parts, with only the changed parts read again, equal a
 * full read.
 */
@Beside("views")
class ChangedPartsTest {
  private static final int EVENTS = Integer.getInteger("weft.histories.events", 45);
  private static final int STEP = 3;
  private static final int MOST = 6;

  private int renewed;
  private int stayed;
  private int orders;

  static LongStream seeds() {
    return SampleSize.seeds(1, 20261128);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_changed_is_of_the_parts_that_changed(long seed) {
    try (var db = TestDatabase.fresh()) {
      var reads = new PartyReads(db.pools());
      var views = new BalanceViews(db);
      var trade = new RandomTrade(seed);
      for (int i = 0; i < EVENTS; i++) views.write(trade.next());
      for (long position = 1; position + STEP <= EVENTS; position += 2) {
        look(reads, PartyScope.of(RandomTrade.JIAXIN, Side.SUPPLIER), Side.SUPPLIER, position);
        look(reads, PartyScope.of(RandomTrade.HENGYUE, Side.BUYER), Side.BUYER, position);
      }
    }
    assertThat(renewed).as("quantities read anew").isPositive();
    assertThat(orders).as("orders read in several looks").isPositive();
    assertThat(stayed).as("quantities that stayed").isPositive();
  }

  @Test
  void no_part_is_hidden_by_many_changes_of_another_or_by_what_it_was_called() {
    try (var db = TestDatabase.fresh()) {
      var writer = JdbcClient.create(db.pools().writer());
      for (int position = 1; position <= 10; position++)
        changed(writer, position, "P", "", "shipment");
      changed(writer, 11, "Q", "", "shipment");
      assertThat(since(db, 0)).contains(Set.of("P", "Q"));

      changed(writer, 12, "A", "X", "order");
      changed(writer, 12, "X", "A", "order");
      changed(writer, 13, "X", "", "shipment");
      assertThat(since(db, 12)).as("by its other number, too").contains(Set.of("A", "X"));

      changed(writer, 14, "B", "Y", "agreement");
      assertThat(since(db, 12)).as("by agreements all else is read").isEmpty();
      for (int i = 0; i <= MOST; i++) changed(writer, 15, "P" + i, "", "order");
      assertThat(since(db, 14)).as("too many").isEmpty();
    }
  }

  private static void changed(
      JdbcClient writer, long position, String part, String other, String source) {
    writer
        .sql(
            "insert into part_change (viewer, part, position, source, other) values (?, ?, ?, ?,"
                + " ?)")
        .params(RandomTrade.JIAXIN.value(), part, position, source, other)
        .update();
  }

  private static Optional<Set<String>> since(TestDatabase db, long after) {
    var owner = PartyScope.viewer(RandomTrade.JIAXIN);
    return new PartyReads(db.pools())
        .inParty(
            owner, it -> BalanceChanges.sharedSince(it, owner, Side.SUPPLIER, after, 100, MOST));
  }

  private void look(PartyReads reads, PartyScope scope, Side side, long position) {
    var owner = PartyScope.viewer(scope.party());
    long now = position + STEP;
    Set<String> changed =
        reads.inParty(
            owner,
            db -> BalanceChanges.sharedSince(db, owner, side, position, now, MOST).orElse(null));
    if (changed == null) return; // an agreement, or too many changes
    Set<String> own =
        reads.inParty(
            scope, db -> PartNumbers.of(db, scope, null, new Moment(now)).everyNumber(changed));
    Map<CountedQuantity, Integer> before = counts(trade(reads, scope, position, null), it -> true);
    Map<CountedQuantity, Integer> all = counts(trade(reads, scope, now, null), it -> true);
    Map<CountedQuantity, Integer> some =
        counts(trade(reads, scope, now, own), it -> own.contains(it.part()));
    before.keySet().removeIf(it -> own.contains(it.part()));
    stayed += before.size();
    renewed += some.size();
    orders += inSlices(reads, scope, now);
    before.putAll(some);
    assertThat(before).as("%s from %d to %d by %s", scope, position, now, own).isEqualTo(all);
  }

  /** The hub reads many orders in several queries, which together give one result. */
  private static int inSlices(PartyReads reads, PartyScope scope, long position) {
    var moment = new Moment(position);
    return reads.inParty(
        scope,
        db -> {
          PartNumbers numbers = PartNumbers.of(db, scope, null, moment);
          Trade trade = Trade.of(db, scope, numbers, moment);
          List<List<CountedQuantity>> looks = new ArrayList<>();
          for (var it : OpenOrderLines.slices(db, scope, 2))
            looks.add(OpenOrderLines.ofSlice(trade, null, null, it));
          assertThat(CountedQuantity.together(looks))
              .containsExactlyElementsOf(OpenOrderLines.of(trade, null, null, null));
          return looks.size() > 1 ? 1 : 0;
        });
  }

  /** As the hub reads it; acceptance by silence counts from one moment on. */
  private static List<CountedQuantity> trade(
      PartyReads reads, PartyScope scope, long position, Set<String> own) {
    var moment = new Moment(position);
    Instant silent = RandomTrade.START.plusSeconds(EVENTS * 600L);
    return reads.inParty(
        scope,
        db -> {
          PartNumbers numbers = PartNumbers.of(db, scope, null, moment);
          Trade trade = Trade.of(db, scope, numbers, moment);
          Set<String> parts = own == null ? null : numbers.buyersNumbers(own);
          ScheduleNetting since = OnTheWay.consumed(trade, parts, silent);
          List<CountedQuantity> all = new ArrayList<>(since.uncounted());
          all.addAll(OpenCallOffs.of(trade, parts, null, null, since, silent));
          all.addAll(OpenOrderLines.of(trade, parts, null, null));
          if (scope.role() == PartyScope.Role.BUYER)
            all.addAll(OnTheWay.of(trade, own, null, null, since));
          return all;
        });
  }

  private static Map<CountedQuantity, Integer> counts(
      List<CountedQuantity> all, Predicate<CountedQuantity> these) {
    Map<CountedQuantity, Integer> counts = new HashMap<>();
    for (CountedQuantity it : all) if (these.test(it)) counts.merge(it, 1, Integer::sum);
    return counts;
  }
}
