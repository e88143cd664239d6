package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.OpensAgain;
import weft.balance.UnderWay;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.ScheduleNetting.Expected;
import weft.projections.calendar.CalendarRow;
import weft.projections.rows.Moment;

/**
 * A shipment line that nobody received and that stops counting from a day on. Lists the lines of
 * all parties that are to be announced now, and the pending ones that were announced before.
 *
 * @param shipment its stream, and {@code item} the line in it
 * @param part the buyer's number
 * @param isToldNow false where the line is only checked because it was announced before
 */
public record GoodsOpeningAgain(
    String buyer,
    String supplier,
    String shipment,
    String item,
    String number,
    String part,
    Quantity open,
    String unit,
    LocalDate on,
    boolean isToldNow) {

  /** The longest advance notice in days, whatever holidays lie between. */
  private static final int LONGEST_AHEAD = 21;

  private static final int LONGEST_AFTER = 8;

  /** Uses the days of the profile in force, or the default. */
  private static final String SOON =
      """
      select t.buyer, t.supplier, coalesce(a.part, t.part), t.stream, t.item, t.ship_to
      from transit t
        left join part_agreements a on a.buyer = t.buyer and a.supplier = t.supplier and a.supplier_part = t.part
        left join lateral (select (v.profile #>> '{edi,schedules,expectedDays}')::int as days from partnership_version v
          where v.buyer = t.buyer and v.supplier = t.supplier order by v.version desc limit 1) p on true
      where t.open > 0 and t.state <> 'cancelled'
        and (t.stream = any(:told)
          or greatest(coalesce(t.arrives, t.shipped, t.told_at::date) + coalesce(p.days, :usual) + 1, t.told_at::date)
            between :today::date - :after and :today::date + :ahead)\
      """;

  /** The part, site and supplier of a line. */
  private record Line(String part, @Nullable String shipTo, String supplier) {}

  /**
   * Reads the lines.
   *
   * @param db the writer's connection, which sees all parties
   * @param told the streams of shipments that were announced before
   */
  public static List<GoodsOpeningAgain> of(JdbcClient db, Instant now, Collection<String> told) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Map<String, Map<String, Line>> byBuyer = new TreeMap<>();
    db.sql(SOON)
        .param("told", told.toArray(String[]::new))
        .param("usual", UnderWay.USUAL_DAYS)
        .param("today", today)
        .param("after", LONGEST_AFTER)
        .param("ahead", LONGEST_AHEAD)
        .query(
            row -> {
              byBuyer
                  .computeIfAbsent(requireNonNull(row.getString(1)), _ -> new HashMap<>())
                  .put(
                      key(row.getString(4), row.getString(5)),
                      new Line(
                          requireNonNull(row.getString(3)),
                          row.getString(6),
                          requireNonNull(row.getString(2))));
            });
    List<GoodsOpeningAgain> all = new ArrayList<>();
    byBuyer.forEach((buyer, lines) -> all.addAll(of(db, new PartyCode(buyer), lines, now)));
    return all;
  }

  private static List<GoodsOpeningAgain> of(
      JdbcClient db, PartyCode buyer, Map<String, Line> lines, Instant now) {
    PartyScope scope = PartyScope.of(buyer, Side.BUYER);
    Set<String> parts = new TreeSet<>();
    for (Line it : lines.values()) parts.add(it.part());
    Trade trade = Trade.of(db, scope, PartNumbers.of(db, scope, null, Moment.NOW), Moment.NOW);
    Map<String, SiteCalendar> calendars = new HashMap<>();
    List<GoodsOpeningAgain> all = new ArrayList<>();
    for (Expected it : OnTheWay.consumed(trade, parts, now).expectedLines()) {
      Line line = lines.get(key(it.shipment(), it.item()));
      if (line == null) continue;
      String site = trade.sites().codeOrNull(buyer.value(), line.supplier(), line.shipTo());
      SiteCalendar calendar =
          calendars.computeIfAbsent(String.valueOf(site), at -> calendar(db, buyer, at));
      var opens =
          new OpensAgain(it.opensAgainOn(), LocalDate.ofInstant(it.toldAt(), ZoneOffset.UTC));
      all.add(
          new GoodsOpeningAgain(
              buyer.value(),
              line.supplier(),
              it.shipment(),
              it.item(),
              it.number(),
              line.part(),
              it.open(),
              it.unit(),
              it.opensAgainOn(),
              opens.isToldOn(calendar.dateOf(now), calendar)));
    }
    return all;
  }

  private static SiteCalendar calendar(JdbcClient db, PartyCode party, String site) {
    return CalendarRow.BOARD
        .reads()
        .one(db, PartyScope.viewer(party), Calendar.stream(party, site), Moment.NOW)
        .map(CalendarRow::calendar)
        .orElse(SiteCalendar.UNSTATED);
  }

  private static String key(@Nullable String shipment, @Nullable String item) {
    return shipment + " " + item;
  }
}
