package weft.projections.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.SampleSize;
import weft.database.Beside;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.Moment;

/**
 * On random histories of trade, at each position: what counts, each by itself, is together what is
 * counted summed; and each names an event of its own stream, which was there already.
 */
@Beside("views")
class EachByItselfTest {
  private static final int EVENTS = Integer.getInteger("weft.histories.events", 45);
  private static final List<PartyScope> SIDES =
      List.of(
          PartyScope.of(RandomTrade.JIAXIN, Side.SUPPLIER),
          PartyScope.of(RandomTrade.HENGYUE, Side.BUYER));

  private final Map<Long, Recorded> history = new HashMap<>();
  private final Set<CountedQuantity.Kind> kinds = new HashSet<>();
  private int several;

  static LongStream seeds() {
    return SampleSize.seeds(3, 5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_counts_each_by_itself_is_what_is_counted_summed_and_names_what_told_it(long seed) {
    try (var db = TestDatabase.fresh()) {
      var reads = new PartyReads(db.pools());
      var views = new BalanceViews(db);
      var trade = new RandomTrade(seed);
      for (int i = 0; i < EVENTS; i++) {
        Recorded event = trade.next();
        history.put(event.position(), event);
        views.write(event);
        for (PartyScope it : SIDES) look(reads, it, event.position());
      }
      for (long position = 1; position <= EVENTS; position += 3)
        for (PartyScope it : SIDES) look(reads, it, position);
    }
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            CountedQuantity.Kind.CALL_OFFS,
            CountedQuantity.Kind.ORDERS,
            CountedQuantity.Kind.PROMISES,
            CountedQuantity.Kind.TRANSIT);
    assertThat(several).as("sums of several").isPositive();
  }

  private void look(PartyReads reads, PartyScope scope, long position) {
    for (String part : RandomTrade.PARTS) {
      List<CountedQuantity> each = counted(reads, scope, part, position, true);
      List<CountedQuantity> summed = counted(reads, scope, part, position, false);
      assertThat(sums(each)).as("%s of %s at %d", part, scope, position).isEqualTo(sums(summed));
      assertThat(summed).allMatch(it -> it.by() == null);
      each.forEach(it -> told(it, position));
      if (each.size() > summed.size()) several++;
    }
  }

  private void told(CountedQuantity it, long position) {
    kinds.add(it.kind());
    ToldBy by = it.by();
    assertThat(by).as(it.toString()).isNotNull();
    assertThat(by.position()).isBetween(1L, position);
    assertThat(history.get(by.position()).stream()).as(it.toString()).isEqualTo(by.stream());
    assertThat(by.told().amount().abs())
        .as(it.toString())
        .isGreaterThanOrEqualTo(it.quantity().amount().abs());
  }

  private static Map<CountedQuantity, Quantity> sums(List<CountedQuantity> all) {
    Map<CountedQuantity, Quantity> sums = new HashMap<>();
    for (CountedQuantity it : all) {
      var alike =
          new CountedQuantity(
              it.kind(),
              it.part(),
              it.site(),
              it.partner(),
              it.partnerPart(),
              it.partnerSite(),
              it.on(),
              it.bucket(),
              it.dateKind(),
              it.firm(),
              Quantity.ZERO,
              it.unit(),
              Instant.EPOCH,
              null);
      sums.merge(alike, it.quantity(), Quantity::plus);
    }
    return sums;
  }

  private static List<CountedQuantity> counted(
      PartyReads reads, PartyScope scope, String part, long position, boolean each) {
    var moment = new Moment(position);
    Instant now = RandomTrade.START.plusSeconds(position * 600);
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    PartNumbers numbers = reads.inParty(scope, db -> PartNumbers.of(db, scope, part, moment));
    return reads.inParty(
        scope,
        db -> {
          Set<String> parts = numbers.buyersNumbers(part);
          Trade trade = Trade.of(db, scope, numbers, moment).each(each);
          ScheduleNetting since = OnTheWay.consumed(trade, parts, now);
          List<CountedQuantity> all =
              new ArrayList<>(OpenCallOffs.of(trade, parts, null, null, since, now));
          all.addAll(OpenOrderLines.of(trade, parts, null, null));
          if (!sells) all.addAll(OnTheWay.of(trade, Set.of(part), null, null, since));
          return all;
        });
  }
}
