package weft.projections.balance.cumulative;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.CountRuling;
import weft.balance.SentGoods;
import weft.balance.SignedOpening;
import weft.balance.Statement;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.party.PartyScope;
import weft.projections.balance.ExpectedDays;
import weft.projections.balance.Statements;
import weft.projections.opening.OpeningRow;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.scheduling.SchedulePage.Header;
import weft.projections.scheduling.SchedulePages;

/**
 * Both sides' statements about a schedule's receipts and shipments, in one unit, read at one
 * position.
 *
 * @param unit of the part agreement, else of the schedule
 * @param statements the releases that came into force, oldest first
 * @param sent goods that serve the schedule and are open, or were reported since the count began
 * @param opening signed by both sides; null where there is none
 * @param expectedDays for how many days after their planned arrival goods are expected
 */
public record ScheduleCumulatives(
    Header schedule,
    BaseUnit unit,
    List<Statement> statements,
    List<SentGoods> sent,
    @Nullable SignedOpening opening,
    int expectedDays) {

  private static final int LONGEST_ON_THE_WAY = 400;

  private static final String RELEASES =
      "select %s from schedule_release e where e.schedule_no = any(?) and e.position <= ? order by e.position"
          .formatted(Statements.COLUMNS);

  /** Reads them; empty where the scope cannot see the schedule. */
  public static Optional<ScheduleCumulatives> of(
      JdbcClient db, PartyScope scope, String schedule, Moment moment) {
    return SchedulePages.header(db, scope, schedule, moment).map(it -> of(db, scope, it, moment));
  }

  private static ScheduleCumulatives of(
      JdbcClient db, PartyScope scope, SchedulePages.Found found, Moment moment) {
    Header header = found.header();
    BaseUnit unit = unit(db, scope, header, moment);
    NamedBefore all = NamedBefore.of(db, found.scheduleNo());
    List<CountRuling> rulings = new ArrayList<>();
    Statements.rulings(
            db,
            all.numbers(),
            moment.position(),
            it -> unit.convert(it, header.unit()).orElseThrow())
        .values()
        .forEach(rulings::addAll);
    rulings.sort(Comparator.comparingLong(CountRuling::position));
    List<Statement> stated =
        db.sql(RELEASES)
            .param(all.asNumbers())
            .param(found.releasePosition())
            .query(
                (row, _) ->
                    Statements.of(row, 1, it -> unit.convert(it, header.unit()).orElseThrow()))
            .list();
    List<Statement> statements = CountRuling.on(stated, rulings);
    SignedOpening opening = null;
    for (String it : all.schedules())
      if (opening == null) opening = OpeningRow.signed(db, scope, it, moment);
    return new ScheduleCumulatives(
        header,
        unit,
        statements,
        SentForSchedule.of(db, scope, all, from(Statement.knownFrom(statements), opening), moment),
        opening,
        ExpectedDays.between(db, header.buyer(), header.supplier(), moment));
  }

  /** Goods named by an opening left before it, and may have been reported long before that. */
  private static SentForSchedule.From from(Statement start, @Nullable SignedOpening opening) {
    if (opening == null) return new SentForSchedule.From(start.recordedAt(), start.position());
    Instant before =
        opening.terms().asOf().minusDays(LONGEST_ON_THE_WAY).atStartOfDay(UTC).toInstant();
    return new SentForSchedule.From(
        before.isBefore(start.recordedAt()) ? before : start.recordedAt(),
        Math.min(start.position(), opening.position()));
  }

  /** The agreement's base unit where the schedule's can be converted to it, else the schedule's. */
  public static BaseUnit unit(JdbcClient db, PartyScope scope, Header header, Moment moment) {
    return PartAgreementRow.BOARD
        .reads()
        .list(
            db,
            scope,
            List.of(
                Filter.is("buyer", header.buyer()),
                Filter.is("supplier", header.supplier()),
                Filter.is("part", header.part())),
            List.of(),
            moment,
            1)
        .stream()
        .map(it -> new BaseUnit(it.terms().unit(), it.terms().conversions()))
        .filter(it -> it.convert(Quantity.ZERO, header.unit()).isPresent())
        .findFirst()
        .orElseGet(() -> new BaseUnit(header.unit(), List.of()));
  }
}
