package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.event.StreamId;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.scheduling.CallOffFilter;
import weft.projections.scheduling.CallOffLine;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.ComparisonBasis;
import weft.projections.scheduling.SchedulePage;
import weft.projections.scheduling.SchedulePages;

/** A list shows the changes since a moment, or since each line was answered. */
class AgainstTest {
  private static final PartyScope AUDITOR = PartyScope.auditor(AuditorsGrants.SHENJI);

  @Test
  void what_changed_is_told_against_a_moment_and_against_each_lines_last_answer() {
    try (var db = TestDatabase.fresh();
        var hub = Views.open(db, 1_000, 1)) {
      var history = new RandomHistory(23, new CommandGateway(hub.commands()), hub.streams());
      for (int i = 0; i < 200; i++) history.step();
      Views.settle(hub);
      AuditorsGrants.ofAll(db.admin(), RandomHistory.PARTIES);
      // Each read has a transaction of its own: the database ends those that last for seconds.
      var reads = new PartyReads(db.pools());
      long last = last(reads);
      sinceMoments(reads, last);
      sinceAnswers(reads, last);
    }
  }

  private static void sinceMoments(PartyReads reads, long last) {
    int changes = 0;
    int gone = 0;
    for (long position = 0; position <= last; position += Math.max(1, last / 7)) {
      Map<String, CallOffLine> then =
          byKey(lines(reads, ComparisonBasis.RELEASE, new Moment(position), null));
      List<CallOffLine> now = lines(reads, ComparisonBasis.at(position), Moment.NOW, null);
      for (CallOffLine line : now) {
        CallOffLine was = then.get(key(line));
        changes += told(line, was == null ? null : was.quantity());
      }
      narrowed(reads, ComparisonBasis.at(position), now);
      gone += gone(reads, position, then);
    }
    assertThat(gone).as("lines that went").isPositive();
    assertThat(changes).as("lines that changed").isGreaterThan(50);
  }

  /** The number of lines that a schedule's page shows as no longer present. */
  private static int gone(PartyReads reads, long position, Map<String, CallOffLine> then) {
    int gone = 0;
    for (String schedule : then.values().stream().map(CallOffLine::schedule).distinct().toList()) {
      SchedulePage page = page(reads, schedule, ComparisonBasis.at(position));
      Map<String, BigDecimal> went = new TreeMap<>();
      then.values().stream()
          .filter(it -> it.schedule().equals(schedule))
          .forEach(it -> went.put(it.due() + "/" + it.ordinal(), it.quantity()));
      page.lines().forEach(it -> went.remove(it.due() + "/" + it.ordinal()));
      Map<String, BigDecimal> told = new TreeMap<>();
      page.gone()
          .forEach(
              it ->
                  told.put(
                      it.due() + "/" + it.ordinal(),
                      Objects.requireNonNull(it.previousQuantity()).amount()));
      assertThat(told).as("%s since %d", schedule, position).isEqualTo(went);
      gone += went.size();
    }
    return gone;
  }

  private static SchedulePage page(PartyReads reads, String schedule, ComparisonBasis against) {
    String stream = StreamId.fromUrl(schedule);
    return reads.inParty(
        AUDITOR,
        db -> {
          var found = SchedulePages.header(db, AUDITOR, stream, Moment.NOW).orElseThrow();
          return SchedulePages.page(db, AUDITOR, found, against, Moment.NOW);
        });
  }

  private static void sinceAnswers(PartyReads reads, long last) {
    Map<String, BigDecimal> asked = new HashMap<>();
    Map<String, Object> answered = new HashMap<>();
    for (long position = 1; position <= last; position++)
      for (CallOffLine line : lines(reads, ComparisonBasis.RELEASE, new Moment(position), null))
        if (!Objects.equals(
            answered.put(key(line), "" + line.answeredAt()), "" + line.answeredAt()))
          asked.put(key(line), line.quantity());
    List<CallOffLine> now = lines(reads, ComparisonBasis.ANSWER, Moment.NOW, null);
    int changes = 0;
    for (CallOffLine line : now)
      changes += told(line, line.answeredAt() == null ? null : asked.get(key(line)));
    assertThat(now).anyMatch(it -> it.answeredAt() != null && it.change().equals("same"));
    assertThat(now).anyMatch(it -> it.state().equals("changed") && !it.change().equals("same"));
    assertThat(changes).isPositive();
    narrowed(reads, ComparisonBasis.ANSWER, now);
    for (String schedule : now.stream().map(CallOffLine::schedule).distinct().toList()) {
      SchedulePage page = page(reads, schedule, ComparisonBasis.ANSWER);
      assertThat(page.lines())
          .isEqualTo(now.stream().filter(it -> it.schedule().equals(schedule)).toList());
      for (SchedulePage.Gone it : page.gone()) {
        String key = schedule + it.due() + it.ordinal();
        assertThat(Objects.requireNonNull(it.previousQuantity()).amount())
            .as(key)
            .isEqualByComparingTo(asked.get(key));
      }
    }
  }

  /** 1 if it changed. */
  private static int told(CallOffLine line, @Nullable BigDecimal before) {
    if (before == null) {
      assertThat(line.change()).as(line.toString()).isEqualTo("added");
      assertThat(line.previousQuantity()).isNull();
      return 1;
    }
    int order = line.quantity().compareTo(before);
    assertThat(line.change())
        .as(line.toString())
        .isEqualTo(order > 0 ? "more" : order < 0 ? "less" : "same");
    if (order == 0) assertThat(line.previousQuantity()).isNull();
    else assertThat(line.previousQuantity()).isEqualByComparingTo(before);
    return order == 0 ? 0 : 1;
  }

  private static void narrowed(PartyReads reads, ComparisonBasis against, List<CallOffLine> all) {
    for (boolean changed : new boolean[] {true, false})
      assertThat(lines(reads, against, Moment.NOW, changed))
          .isEqualTo(all.stream().filter(it -> it.change().equals("same") != changed).toList());
  }

  private static List<CallOffLine> lines(
      PartyReads reads, ComparisonBasis against, Moment moment, @Nullable Boolean changed) {
    var filter =
        new CallOffFilter(
            null, null, null, null, null, null, changed, null, null, null, null, null);
    return reads
        .inParty(
            AUDITOR, db -> CallOffLines.list(db, AUDITOR, filter, against, null, moment, 100_000))
        .stream()
        .map(CallOffLines.Placed::line)
        .toList();
  }

  private static Map<String, CallOffLine> byKey(List<CallOffLine> lines) {
    return lines.stream().collect(Collectors.toMap(AgainstTest::key, Function.identity()));
  }

  private static String key(CallOffLine it) {
    return it.schedule() + it.due() + it.ordinal();
  }

  private static long last(PartyReads reads) {
    return reads.inParty(
        AUDITOR,
        db ->
            db.sql("select max(from_position) from delivery_schedule").query(Long.class).single());
  }
}
