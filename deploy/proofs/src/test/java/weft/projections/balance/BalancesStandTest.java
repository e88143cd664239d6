package weft.projections.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import weft.projections.balance.change.BalanceChanges;
import weft.projections.balance.change.BalanceChanges.Standing;
import weft.projections.balance.change.BalanceChanges.Standings;
import weft.projections.rows.Moment;

/**
 * On random histories, at each position, live and later: what is open is what a plain look at each
 * line says; and what stands as it stood has the same inputs, so that whoever kept them may tell
 * them again.
 */
@Beside("views")
class BalancesStandTest {
  private static final int EVENTS = Integer.getInteger("weft.histories.events", 45);

  private final Map<Question, Map<Standing, Object>> sharedStood = new HashMap<>();
  private final Map<Question, Map<Standing, Object>> ownStood = new HashMap<>();
  private int again;
  private int sharedAlone;

  private record Question(PartyScope scope, Side side, String part) {}

  /** The requested part; all parts if empty. */
  private static List<Question> questions() {
    List<Question> all = new ArrayList<>();
    List<String> parts = new ArrayList<>(RandomTrade.PARTS);
    parts.add("");
    for (String part : parts) {
      all.add(question(PartyScope.of(RandomTrade.JIAXIN, Side.SUPPLIER), Side.SUPPLIER, part));
      all.add(question(PartyScope.of(RandomTrade.HENGYUE, Side.BUYER), Side.BUYER, part));
    }
    return all;
  }

  private static Question question(PartyScope scope, Side side, String part) {
    return new Question(scope, side, part);
  }

  static LongStream seeds() {
    return SampleSize.seeds(1, 20261128);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_stands_is_what_was_read_and_what_is_open_is_what_each_line_says(long seed) {
    try (var db = TestDatabase.fresh()) {
      var reads = new PartyReads(db.pools());
      var views = new BalanceViews(db);
      var trade = new RandomTrade(seed);
      for (int i = 0; i < EVENTS; i++) {
        Recorded event = trade.next();
        views.write(event);
        for (Question it : questions()) look(reads, it, event.position());
      }
      for (long position = 1; position <= EVENTS; position += 2)
        for (Question it : questions()) look(reads, it, position);
    }
    assertThat(again).as("looks at what stood already").isGreaterThan(2 * EVENTS);
    assertThat(sharedAlone)
        .as("looks where what is shared stood and what is one's own did not")
        .isPositive();
    for (var stood : List.of(sharedStood, ownStood))
      assertThat(stood.values().stream().mapToInt(Map::size).sum())
          .as("different states")
          .isGreaterThan(EVENTS / 2);
  }

  private void look(PartyReads reads, Question asked, long position) {
    Instant now = RandomTrade.START.plusSeconds(position * 600);
    String part = asked.part().isEmpty() ? null : asked.part();
    var owner = PartyScope.viewer(asked.scope().party());
    Standings standings =
        reads.inParty(
            owner, db -> BalanceChanges.standings(db, owner, asked.side(), part, position));
    boolean shared =
        stands(sharedStood, asked, standings.shared(), shared(reads, asked, position, now));
    boolean own = stands(ownStood, asked, standings.own(), own(reads, asked, position));
    if (shared && !own) sharedAlone++;
  }

  /** Whether the balance was read before in the same state; both reads must then agree. */
  private boolean stands(
      Map<Question, Map<Standing, Object>> stood, Question asked, Standing standing, Object read) {
    Object before = stood.computeIfAbsent(asked, _ -> new HashMap<>()).put(standing, read);
    if (before == null) return false;
    again++;
    assertThat(read).as("%s, %s", asked, standing).isEqualTo(before);
    return true;
  }

  /**
   * The inputs that both partners share. Promises by silence depend on the moment, and are compared
   * only there.
   */
  private static Object shared(PartyReads reads, Question asked, long position, Instant now) {
    PartyScope scope = asked.scope();
    var moment = new Moment(position);
    String part = asked.part().isEmpty() ? null : asked.part();
    Map<String, Object> all = new LinkedHashMap<>();
    reads.inParty(
        scope,
        db -> {
          PartNumbers numbers = PartNumbers.of(db, scope, part, moment);
          Set<String> parts = part == null ? null : numbers.buyersNumbers(part);
          Trade trade = Trade.of(db, scope, numbers, moment);
          ScheduleNetting since = OnTheWay.consumed(trade, parts, now);
          for (Instant at : List.of(Instant.EPOCH, now)) {
            var open = sums(OpenCallOffs.of(trade, parts, null, null, since, at), part);
            assertThat(open)
                .as("%s at %d", asked, position)
                .isEqualTo(plain(new PlainOpenLines(db, scope, numbers, moment, at), part));
            if (at == Instant.EPOCH) all.put("open", open);
          }
          var silence = SilentAcceptance.at(db, scope, parts, moment, now);
          for (int minutes = -180; minutes <= 180; minutes += 45) {
            Instant other = now.plusSeconds(minutes * 60L);
            if (!silence.holdsAt(other)) continue;
            assertThat(OpenCallOffs.of(trade, parts, null, null, since, other))
                .as("silence %s at %s", silence, other)
                .isEqualTo(OpenCallOffs.of(trade, parts, null, null, since, now));
          }
          all.put("orders", OpenOrderLines.of(trade, parts, null, null));
          all.put("uncounted", since.uncounted().size());
          if (asked.side() == Side.BUYER)
            all.put(
                "transit",
                OnTheWay.of(trade, part == null ? null : Set.of(part), null, null, since));
          all.put("agreed", numbers.of(asked.part(), null));
          return all;
        });
    return all;
  }

  /** The party's own inputs, read with its agreements. */
  private static Object own(PartyReads reads, Question asked, long position) {
    PartyScope scope = asked.scope();
    var moment = new Moment(position);
    String part = asked.part().isEmpty() ? null : asked.part();
    Map<String, Object> all = new LinkedHashMap<>();
    var owner = PartyScope.viewer(scope.party());
    boolean sells = asked.side() == Side.SUPPLIER;
    PartNumbers numbers = reads.inParty(scope, db -> PartNumbers.of(db, scope, part, moment));
    reads.inParty(
        owner,
        db -> {
          all.put(
              "stock",
              UsableStock.of(
                  db, owner, sells, part, null, numbers::inspectionCounts, moment, false));
          all.put(
              "own",
              sells
                  ? OutputSupply.of(db, owner, part, null, moment, false)
                  : GrossDemand.of(db, owner, part, null, moment, false));
          return all;
        });
    return all;
  }

  private static Map<String, Quantity> sums(List<CountedQuantity> counted, String part) {
    Map<String, Quantity> sums = new TreeMap<>();
    for (CountedQuantity it : counted)
      if (part == null || it.part().equals(part))
        sums.merge(
            String.join(
                " ",
                it.part(),
                it.partner(),
                it.partnerPart(),
                it.partnerSite(),
                it.on().toString(),
                it.bucket().name().toLowerCase(Locale.ROOT),
                it.dateKind().name().toLowerCase(Locale.ROOT),
                it.firm() ? "firm" : "-",
                it.unit()),
            it.quantity(),
            Quantity::plus);
    return sums;
  }

  private static Map<String, Quantity> plain(PlainOpenLines lines, String part) {
    Map<String, Quantity> all = lines.open();
    if (part != null) all.keySet().removeIf(it -> !it.startsWith(part + " "));
    return all;
  }
}
