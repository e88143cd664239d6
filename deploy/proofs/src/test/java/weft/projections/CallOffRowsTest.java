package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.scheduling.CallOffBoard;
import weft.projections.scheduling.CallOffFilter;
import weft.projections.scheduling.CallOffLine;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.ComparisonBasis;
import weft.projections.scheduling.SchedulePage;
import weft.projections.scheduling.SchedulePages;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** The rows that a release writes, and those that it leaves alone. */
class CallOffRowsTest {
  private static final PartyCode BUYER = new PartyCode("HENGYUE");
  private static final PartyCode SUPPLIER = new PartyCode("JIAXIN");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient db = JdbcClient.create(database.pools().writer());
  private final List<Integer> sequences = new ArrayList<>(List.of(0, 0, 0, 0));
  private long position;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_release_that_repeats_a_line_writes_no_row_for_it() {
    write(released(0, "1", day(0, 100), day(1, 50)));
    write(released(0, "2", day(0, 100), day(1, 60)));
    assertThat(rows("select due || ' ' || from_position from call_off_line order by due"))
        .containsExactly(MONDAY + " 1", MONDAY.plusDays(1) + " 2");
    assertThat(rows("select due || ' ' || quantity from call_off_line_past"))
        .containsExactly(MONDAY.plusDays(1) + " 50");
  }

  @Test
  void a_release_or_call_off_that_names_another_unloading_point_shows_it() {
    write(released(0, "1", "GATE-7", day(0, 100)));
    write(released(0, "2", "GATE-8", day(0, 100)));
    assertThat(rows("select unloading_point from delivery_schedule")).containsExactly("GATE-8");
    assertThat(rows("select unloading_point from delivery_schedule_past"))
        .containsExactly("GATE-7");
    ScheduleLine called = day(0, 100);
    write(calledOff(0, "77", called, forecast("77", "GATE-9", of("77", called))));
    assertThat(rows("select unloading_point from delivery_schedule")).containsExactly("GATE-9");
  }

  @Test
  void two_releases_in_one_batch_leave_two_versions() {
    write(released(0, "1", day(0, 100)), released(0, "2", day(0, 120)), released(0, "3"));
    assertThat(
            rows(
                "select quantity || ' ' || from_position || '-' || until_position from"
                    + " call_off_line_past order by 1"))
        .containsExactly("100 1-2", "120 2-3");
    assertThat(rows("select due::text from call_off_line")).isEmpty();
    assertThat(rows("select from_position::text from delivery_schedule_past order by 1"))
        .containsExactly("1", "2");
  }

  @Test
  void a_line_for_which_nothing_was_promised_has_changed_when_its_quantity_does() {
    var schedule = schedule(0);
    var nothing =
        new Commitment(
            MONDAY, 0, Quantity.of(100), List.of(), new Reason(Reason.Code.MATERIAL, null), null);
    write(released(0, "1", day(0, 100)));
    write(recorded(0, new CallOffsCommitted(schedule, "1", List.of(nothing))));
    write(released(0, "2", day(0, 130)));
    assertThat(rows("select state || ' ' || shortfall from call_off_line"))
        .containsExactly("changed 130");
  }

  @Test
  void a_line_says_which_call_off_it_comes_from_and_what_the_call_off_changed() {
    ScheduleLine called = day(1, 60);
    write(released(0, "1", day(0, 100), day(1, 50)));
    write(
        calledOff(
            0,
            "77",
            called,
            new Forecast(
                new Release("77", null),
                null,
                null,
                "PCE",
                null,
                Received.UNKNOWN,
                List.of(day(0, 90), of("77", called)))));
    assertThat(
            rows(
                "select quantity || ' ' || coalesce(call_off, 'forecast') || ' ' || interchange"
                    + " from call_off_line order by due"))
        .containsExactly("90 forecast i0", "60 77 i1");
    assertThat(rows("select kind || ' ' || number from schedule_release order by position"))
        .containsExactly("forecast 1", "call-off 77");
    assertThat(rows("select kind || ' ' || before || '-' || now from call_off_change order by due"))
        .containsExactly("less 100-90", "more 50-60");
  }

  @Test
  void what_a_change_left_as_it_stood_comes_from_the_message_that_said_it() {
    ScheduleLine tuesday = at(12, day(1, 50));
    write(released(0, "1", at(11, day(0, 100)), tuesday));
    var sent = (ForecastReleased) released(0, "2", at(7, day(0, 90))).payload();
    var whole = (ForecastReleased) released(0, "2", at(7, day(0, 90)), at(null, tuesday)).payload();
    sequences.set(0, 1);
    write(
        recorded(
            0,
            new ForecastReleased(
                schedule(0), sent.forecast(), null, whole.forecast(), null, null, null)));
    assertThat(
            rows(
                "select quantity || ' ' || interchange || ' ' || segment from call_off_line order"
                    + " by due"))
        .containsExactly("90 i3 7", "50 i0 12");
  }

  private static ScheduleLine at(@Nullable Integer segment, ScheduleLine it) {
    return new ScheduleLine(
        it.due(),
        it.ordinal(),
        it.time(),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        it.cumulative(),
        segment);
  }

  @Test
  void a_schedule_that_begins_with_a_contradiction_is_there_to_be_worked_on() {
    write(
        recorded(
            0,
            new CallOffContradicted(
                schedule(0),
                callOff("77", day(1, 60)),
                new Contradiction(Contradiction.Kind.NO_FORECAST, null))));
    var scope = PartyScope.of(SUPPLIER, weft.party.Side.SUPPLIER);
    SchedulePage page =
        new PartyReads(database.pools())
            .inParty(
                scope,
                it ->
                    SchedulePages.page(
                        it,
                        scope,
                        SchedulePages.header(it, scope, schedule(0).stream(), Moment.NOW)
                            .orElseThrow(),
                        Moment.NOW));
    assertThat(page.lines()).isEmpty();
    assertThat(page.contradictions())
        .singleElement()
        .satisfies(it -> assertThat(it.text().zh()).contains("要货指令 77"));
    write(released(0, "1", day(0, 100)));
    assertThat(rows("select due::text from call_off_line")).containsExactly(MONDAY.toString());
  }

  @Test
  void paging_shows_every_line_once_while_lines_due_the_same_day_change() {
    for (int part = 0; part < 4; part++) write(released(part, "1", all(part)));
    var scope = PartyScope.of(SUPPLIER, weft.party.Side.SUPPLIER);
    List<String> seen = new ArrayList<>();
    CallOffFilter.After after = null;
    for (int page = 2; ; page++) {
      var from = after;
      var lines =
          new PartyReads(database.pools())
              .inParty(
                  scope,
                  it ->
                      CallOffLines.list(
                          it,
                          scope,
                          CallOffFilter.NONE,
                          ComparisonBasis.RELEASE,
                          from,
                          Moment.NOW,
                          7));
      if (lines.isEmpty()) break;
      lines.forEach(it -> seen.add(key(it.line())));
      var last = lines.getLast();
      after = new CallOffFilter.After(last.line().due(), last.scheduleNo(), last.line().ordinal());
      int part = page % 4;
      write(released(part, Integer.toString(page), all(page)));
    }
    assertThat(seen).hasSize(4 * 3).doesNotHaveDuplicates();
  }

  private static String key(CallOffLine it) {
    return it.schedule() + it.due() + it.ordinal();
  }

  /** Three days, whatever their quantities. */
  private static ScheduleLine[] all(int quantity) {
    return new ScheduleLine[] {day(0, 10 + quantity), day(1, 10 + quantity), day(2, 10 + quantity)};
  }

  private List<String> rows(String sql) {
    return database.admin().sql(sql).query((row, _) -> row.getString(1)).list();
  }

  private void write(Recorded... batch) {
    new CallOffBoard().write(db, Arrays.asList(batch));
  }

  private Recorded released(int part, String number, ScheduleLine... lines) {
    return released(part, number, null, lines);
  }

  private Recorded released(
      int part, String number, @Nullable String unloadingPoint, ScheduleLine... lines) {
    return recorded(
        part,
        new ForecastReleased(
            schedule(part), forecast(number, unloadingPoint, lines), null, null, null, null, null));
  }

  private Forecast forecast(String number, @Nullable String unloadingPoint, ScheduleLine... lines) {
    return new Forecast(
        new Release(number, MONDAY.atTime(6, 0).plusMinutes(position)),
        null,
        null,
        "PCE",
        null,
        Received.UNKNOWN,
        Arrays.asList(lines),
        unloadingPoint);
  }

  private Recorded calledOff(int part, String number, ScheduleLine called, Forecast due) {
    return recorded(
        part, new CallOffReleased(schedule(part), callOff(number, called), due, null, null));
  }

  private static CallOff callOff(String number, ScheduleLine line) {
    return new CallOff(
        new Release(number, null),
        line.due(),
        line.due(),
        "PCE",
        null,
        Received.UNKNOWN,
        List.of(line),
        CallOffPrecedence.REPLACE_WINDOW);
  }

  private static ScheduleLine of(String callOff, ScheduleLine it) {
    return new ScheduleLine(
        it.due(),
        it.ordinal(),
        it.time(),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        it.cumulative(),
        it.segment(),
        callOff);
  }

  private Recorded recorded(int part, Object payload) {
    int sequence = sequences.get(part);
    sequences.set(part, sequence + 1);
    var provenance =
        new Provenance(
            new Provenance.Actor(BUYER, null, "hengyue-edi"),
            new Provenance.Source("interchange", "i" + position, "1", null),
            schedule(part).partnership().participants(),
            "i",
            null);
    return new Recorded(
        ++position,
        schedule(part).stream(),
        sequence,
        "e" + position,
        Instant.EPOCH.plusSeconds(position),
        payload,
        provenance);
  }

  private static DeliveryScheduleId schedule(int part) {
    return new DeliveryScheduleId(BUYER, SUPPLIER, "PLANT1", "P" + part, null, null);
  }

  private static ScheduleLine day(int after, long quantity) {
    return new ScheduleLine(
        MONDAY.plusDays(after),
        0,
        null,
        DateKind.DELIVERY,
        Bucket.DAY,
        Firmness.FIRM,
        Quantity.of(quantity),
        null,
        17);
  }
}
