package weft.scheduling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.release.CountChange.BEGINS_ANEW;
import static weft.scheduling.release.CountChange.CORRECTED;
import static weft.scheduling.release.CountChange.GOES_ON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.SampleSize;
import weft.balance.CountRuling;
import weft.balance.CumulativeLedger;
import weft.balance.Statement;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.party.Side;
import weft.scheduling.CountChanges.Changed;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.Received;

/** The schedule and the ledger see the same changes of the count, whatever either side ruled. */
class RuledCountChangesTest {
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  private final List<Statement> statements = new ArrayList<>();
  private final List<CountRuling> rulings = new ArrayList<>();
  private CountChanges counts = CountChanges.NONE;
  private long position;

  private void states(
      @Nullable Integer cumulative,
      @Nullable LocalDate since,
      @Nullable LocalDate asOf,
      @Nullable Integer last) {
    position++;
    String number = "R" + (statements.size() + 1);
    var said =
        new Received(
            cumulative == null ? null : Quantity.of(cumulative),
            asOf,
            last == null ? null : Quantity.of(last),
            null,
            last == null ? null : "LS-" + position,
            null,
            null,
            since);
    statements.add(new Statement(number, false, position, Instant.ofEpochSecond(position), said));
    counts = counts.with(number, false, said, null, null);
  }

  private void rules(String number, CountChange as) {
    position++;
    Changed it = requireNonNull(counts.of(number, false), number);
    rulings.add(
        new CountRuling(
            position,
            Instant.ofEpochSecond(position),
            Side.BUYER,
            number,
            false,
            as,
            it.from(),
            it.to()));
    counts = counts.ruled(number, false, as);
  }

  private List<String> ofTheSchedule() {
    return counts.latest().stream()
        .filter(it -> it.change() != GOES_ON)
        .map(it -> it.release() + " " + it.from() + " " + it.change())
        .toList();
  }

  private List<String> ofTheLedger() {
    List<String> all =
        CumulativeLedger.of(
                new BaseUnit("PCE", List.of()),
                CountRuling.on(statements, rulings),
                List.of(),
                null,
                LocalDate.of(2026, 12, 10))
            .changes()
            .stream()
            .map(it -> it.by().number() + " " + it.before() + " " + it.change())
            .toList();
    return all.subList(Math.max(0, all.size() - CountChanges.MOST), all.size());
  }

  @Test
  void a_count_that_is_ruled_to_go_on_keeps_the_day_from_which_it_began() {
    states(1_000, JANUARY, null, null);
    states(0, null, null, null);
    rules("R2", CORRECTED);
    states(50, JULY, null, null);
    assertThat(ofTheSchedule()).containsExactly("R2 1000 CORRECTED", "R3 0 BEGINS_ANEW");
    assertThat(ofTheSchedule()).isEqualTo(ofTheLedger());
  }

  @Test
  void a_release_becomes_a_change_by_a_ruling_about_one_before_it() {
    states(1_000, JANUARY, null, null);
    states(0, null, null, null);
    states(50, JULY, null, null);
    assertThat(ofTheSchedule()).containsExactly("R2 1000 BEGINS_ANEW");
    rules("R2", CORRECTED);
    assertThat(ofTheSchedule()).containsExactly("R2 1000 CORRECTED", "R3 0 BEGINS_ANEW");
    assertThat(ofTheSchedule()).isEqualTo(ofTheLedger());
    rules("R2", BEGINS_ANEW);
    assertThat(ofTheSchedule()).containsExactly("R2 1000 BEGINS_ANEW");
    assertThat(ofTheSchedule()).isEqualTo(ofTheLedger());
  }

  @Test
  void the_schedule_and_the_ledger_see_the_same_changes_whatever_is_ruled() {
    for (int seed = 0; seed < SampleSize.of(2_000); seed++) {
      var chance = new Random(seed);
      statements.clear();
      rulings.clear();
      counts = CountChanges.NONE;
      position = 0;
      states(100, day(chance), day(chance), null);
      for (int i = 0; i < 12; i++) {
        List<Changed> changed =
            counts.latest().stream().filter(it -> it.change() != GOES_ON).toList();
        if (chance.nextInt(3) == 0 && !changed.isEmpty()) {
          Changed it = changed.get(chance.nextInt(changed.size()));
          rules(it.release(), it.change() == CORRECTED ? BEGINS_ANEW : CORRECTED);
        } else {
          int cumulative = chance.nextInt(6) * 20;
          states(
              chance.nextInt(8) == 0 ? null : Integer.valueOf(cumulative),
              day(chance),
              day(chance),
              chance.nextInt(4) == 0 ? cumulative : null);
        }
        if (statements.getLast().said().cumulative() != null)
          assertThat(ofTheSchedule()).as("seed " + seed).isEqualTo(ofTheLedger());
      }
    }
  }

  private static @Nullable LocalDate day(Random chance) {
    int month = chance.nextInt(7);
    return month == 0 || month > 4 ? null : JANUARY.plusMonths(month);
  }
}
