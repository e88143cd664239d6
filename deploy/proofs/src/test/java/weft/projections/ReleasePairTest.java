package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.event.StreamId;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.scheduling.CallOffFilter;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.ComparisonBasis;
import weft.projections.scheduling.ReleasePair;
import weft.projections.scheduling.SchedulePage;
import weft.projections.scheduling.SchedulePages;

class ReleasePairTest {
  private static final PartyScope AUDITOR = PartyScope.auditor(AuditorsGrants.SHENJI);

  @Test
  void two_releases_in_a_row_differ_as_was_written_when_the_second_came() {
    try (var db = TestDatabase.fresh();
        var hub = Views.open(db, 1_000, 1)) {
      var history = new RandomHistory(11, new CommandGateway(hub.commands()), hub.streams());
      for (int i = 0; i < 250; i++) history.step();
      Views.settle(hub);
      AuditorsGrants.ofAll(db.admin(), RandomHistory.PARTIES);
      int pairs = new PartyReads(db.pools()).inParty(AUDITOR, ReleasePairTest::compareAll);
      assertThat(pairs).isGreaterThan(40);
    }
  }

  private static int compareAll(org.springframework.jdbc.core.simple.JdbcClient db) {
    int pairs = 0;
    Set<String> schedules = new HashSet<>();
    CallOffLines.list(
            db, AUDITOR, CallOffFilter.NONE, ComparisonBasis.RELEASE, null, Moment.NOW, 100_000)
        .forEach(it -> schedules.add(StreamId.fromUrl(it.line().schedule())));
    for (String schedule : schedules) {
      var now = SchedulePages.header(db, AUDITOR, schedule, Moment.NOW).orElseThrow();
      List<SchedulePage.Release> releases =
          SchedulePages.page(db, AUDITOR, now, Moment.NOW).releases();
      for (int i = 0; i + 1 < releases.size(); i++) {
        var newer = releases.get(i);
        var older = releases.get(i + 1);
        var then = new Moment(newer.position());
        var written =
            SchedulePages.page(
                db, AUDITOR, SchedulePages.header(db, AUDITOR, schedule, then).orElseThrow(), then);
        var compared =
            ReleasePair.page(db, AUDITOR, schedule, newer.handle(), older.handle(), Moment.NOW)
                .orElseThrow();
        assertThat(compared.lines())
            .as("%s: %s after %s of %s", schedule, newer, older, releases)
            .isEqualTo(written.lines());
        assertThat(compared.gone()).containsExactlyInAnyOrderElementsOf(written.gone());
        assertThat(compared.summary()).isEqualTo(written.summary());
        assertThat(compared.firmCut()).isEqualTo(written.firmCut());
        pairs++;
      }
      var first =
          ReleasePair.page(db, AUDITOR, schedule, releases.getLast().handle(), null, Moment.NOW)
              .orElseThrow();
      assertThat(first.previousRelease()).isNull();
      assertThat(first.lines())
          .allMatch(it -> it.change().equals("added") && it.previousQuantity() == null);
    }
    return pairs;
  }
}
