package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
 * Lines of shipments to a buyer that nobody received and that count for nothing from a day on:
 * those to be told now, and those that were told before and are still to come.
 *
 * @param shipment its stream, and {@code item} which of its lines
 * @param part the buyer's number in the schedule that the line serves
 * @param isToldNow false of one that is only looked at because it was told before
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

  /** The most lines that are looked at together. */
  private static final int PAGE = 500;

  /**
   * The days are those of the profile in force, or the usual ones. Goods of a signed opening are
   * looked at whenever they arrive: the opening may name another day than the shipment.
   */
  private static final String SOON =
      """
      from transit t
        cross join lateral (select coalesce(nullif(array(select a.part from part_agreements a
          where a.buyer = t.buyer and a.supplier = t.supplier and a.supplier_part = t.part order by 1), '{}'), array[t.part]) as parts) n
        cross join lateral (select (t.told_at at time zone 'UTC')::date as told_on) d
        left join lateral (select (v.profile #>> '{edi,schedules,expectedDays}')::int as days from partnership_version v
          where v.buyer = t.buyer and v.supplier = t.supplier order by v.version desc limit 1) p on true
      where t.open > 0 and t.state <> 'cancelled'
        and (t.stream = any(:told)
          or greatest(coalesce(t.arrives, t.shipped, d.told_on) + coalesce(p.days, :usual) + 1, d.told_on)
            between :today::date - :after and :today::date + :ahead
          or exists (select from opening_cumulatives o
            where o.buyer = t.buyer and o.supplier = t.supplier and o.part = any(n.parts) and o.signed is not null))\
      """;

  private static final String BUYERS = "select distinct t.buyer " + SOON;

  private static final String LINES =
      "select t.supplier, t.stream, t.item, t.ship_to, n.parts "
          + SOON
          + " and t.buyer = :buyer and (t.stream, t.item) > (:stream, :item)"
          + " order by t.stream, t.item limit "
          + PAGE;

  /**
   * A line, and what is asked of it.
   *
   * @param parts the buyer's numbers: the supplier's may be agreed for several of them
   */
  private record Line(
      String supplier, String stream, String item, @Nullable String shipTo, List<String> parts) {}

  /**
   * The buyers for which there may be some.
   *
   * @param db the writer's, which sees all parties
   */
  public static List<String> buyers(JdbcClient db, Instant now) {
    return soon(db.sql(BUYERS), now, List.of())
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  /**
   * Reads those of a buyer, some lines at a time.
   *
   * @param db the writer's connection, which sees all parties
   * @param told the streams of shipments that were announced before
   */
  public static void each(
      JdbcClient db,
      PartyCode buyer,
      Instant now,
      Collection<String> told,
      Consumer<GoodsOpeningAgain> to) {
    PartyScope scope = PartyScope.of(buyer, Side.BUYER);
    Trade trade = Trade.of(db, scope, PartNumbers.of(db, scope, null, Moment.NOW), Moment.NOW);
    Map<String, SiteCalendar> calendars = new HashMap<>();
    List<Line> lines = lines(db, buyer, now, told, null);
    while (!lines.isEmpty()) {
      each(trade, buyer, now, lines, calendars, to);
      lines = lines.size() < PAGE ? List.of() : lines(db, buyer, now, told, lines.getLast());
    }
  }

  private static List<Line> lines(
      JdbcClient db, PartyCode buyer, Instant now, Collection<String> told, @Nullable Line after) {
    return soon(db.sql(LINES), now, told)
        .param("buyer", buyer.value())
        .param("stream", after == null ? "" : after.stream())
        .param("item", after == null ? "" : after.item())
        .query(
            (row, _) ->
                new Line(
                    requireNonNull(row.getString(1)),
                    requireNonNull(row.getString(2)),
                    requireNonNull(row.getString(3)),
                    row.getString(4),
                    List.of((String[]) requireNonNull(row.getArray(5)).getArray())))
        .list();
  }

  private static StatementSpec soon(StatementSpec asked, Instant now, Collection<String> told) {
    return asked
        .param("told", told.toArray(String[]::new))
        .param("usual", UnderWay.USUAL_DAYS)
        .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
        .param("after", LONGEST_AFTER)
        .param("ahead", LONGEST_AHEAD);
  }

  private static void each(
      Trade trade,
      PartyCode buyer,
      Instant now,
      List<Line> lines,
      Map<String, SiteCalendar> calendars,
      Consumer<GoodsOpeningAgain> to) {
    Map<String, Line> known = new HashMap<>();
    Set<String> parts = new TreeSet<>();
    for (Line it : lines) {
      known.put(key(it.stream(), it.item()), it);
      parts.addAll(it.parts());
    }
    for (Expected it : OnTheWay.consumed(trade, parts, now).expectedLines()) {
      Line line = known.get(key(it.shipment(), it.item()));
      if (line == null) continue;
      String site = trade.sites().codeOrNull(buyer.value(), line.supplier(), line.shipTo());
      SiteCalendar calendar =
          calendars.computeIfAbsent(String.valueOf(site), at -> calendar(trade.db(), buyer, at));
      var opens =
          new OpensAgain(it.opensAgainOn(), LocalDate.ofInstant(it.toldAt(), ZoneOffset.UTC));
      to.accept(
          new GoodsOpeningAgain(
              buyer.value(),
              line.supplier(),
              it.shipment(),
              it.item(),
              it.number(),
              it.part(),
              it.open(),
              it.unit(),
              it.opensAgainOn(),
              opens.isToldOn(calendar.dateOf(now), calendar)));
    }
  }

  private static SiteCalendar calendar(JdbcClient db, PartyCode party, String site) {
    return CalendarRow.BOARD
        .reads()
        .one(db, PartyScope.viewer(party), Calendar.stream(party, site), Moment.NOW)
        .map(CalendarRow::calendar)
        .orElse(SiteCalendar.UNSTATED);
  }

  private static String key(String shipment, String item) {
    return shipment + " " + item;
  }
}
