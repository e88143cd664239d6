package weft.api.balance.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.balance.reading.KnownInputs.Own;
import weft.api.balance.reading.KnownInputs.Shared;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.event.Deadline;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.GrossDemand;
import weft.projections.balance.OnTheWay;
import weft.projections.balance.OpenCallOffs;
import weft.projections.balance.OpenOrderLines;
import weft.projections.balance.OutputSupply;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.ScheduleNetting;
import weft.projections.balance.SilentAcceptance;
import weft.projections.balance.Trade;
import weft.projections.balance.UsableStock;
import weft.projections.balance.change.BalanceChanges.Source;
import weft.projections.rows.Moment;

/** Reads the inputs of balances from the tables. */
final class InputTables {
  private static final int ORDERS_AT_ONCE = 20_000;

  private final ReadContexts readings;

  InputTables(ReadContexts readings) {
    this.readings = readings;
  }

  /** Collects further results of a read. */
  private static final class Beside {
    /** Despatches in a unit that cannot be netted. */
    final List<CountedQuantity> uncounted = new ArrayList<>();

    /** The interval of moments in which the same goods are expected. */
    SilentAcceptance expected = SilentAcceptance.ALWAYS;
  }

  /** Reads the inputs that two partners share. */
  Shared shared(ReadContext reading, Question asked, Instant now) {
    Side side = BalanceReading.side(reading);
    PartyCode party = reading.scope().party();
    List<CountedQuantity> orders = asked.part() == null ? orders(reading, asked) : null;
    return readings.read(
        reading,
        (db, it) -> {
          Map<Source, List<CountedQuantity>> inputs = new EnumMap<>(Source.class);
          var beside = new Beside();
          PartNumbers numbers = PartNumbers.of(db, it.scope(), asked.part(), it.moment());
          for (Source from : Source.of(side, false))
            inputs.put(from, read(db, side, it, from, numbers, asked, orders, beside, now));
          inputs.replaceAll((_, all) -> counting(all, side, party, asked));
          return new Shared(
              numbers,
              inputs,
              counting(beside.uncounted, side, party, asked),
              beside.expected.and(
                  side == Side.SUPPLIER
                      ? SilentAcceptance.ALWAYS
                      : SilentAcceptance.at(
                          db, it.scope(), parts(numbers, asked), it.moment(), now)));
        });
  }

  /**
   * Reads orders. For all parts it reads in short slices, because a hundred thousand orders take
   * longer than one query may.
   */
  private List<CountedQuantity> orders(ReadContext reading, Question asked) {
    String receiving = BalanceReading.side(reading) == Side.SUPPLIER ? null : asked.site();
    List<List<CountedQuantity>> all = new ArrayList<>();
    for (var slice :
        readings.read(reading, (db, it) -> OpenOrderLines.slices(db, it.scope(), ORDERS_AT_ONCE))) {
      Deadline.goOn();
      all.add(
          readings.read(
              reading,
              (db, it) -> {
                PartNumbers numbers = PartNumbers.of(db, it.scope(), null, it.moment());
                Trade trade = Trade.of(db, it.scope(), numbers, it.moment());
                return OpenOrderLines.ofSlice(trade, receiving, asked.partner(), slice);
              }));
    }
    return CountedQuantity.together(all);
  }

  /**
   * Updates shared inputs by reading only the changed parts again.
   *
   * @param changed all numbers of the changed parts; no agreement may be among the changes
   */
  Shared renewed(
      ReadContext reading, Question asked, Instant now, Shared before, Set<String> changed) {
    Side side = BalanceReading.side(reading);
    PartyCode party = reading.scope().party();
    PartNumbers numbers = before.numbers();
    Set<String> own = numbers.everyNumber(changed);
    return readings.read(
        reading,
        (db, it) -> {
          var beside = new Beside();
          List<CountedQuantity> trade = trade(db, side, it, numbers, own, asked, null, beside, now);
          Map<Source, List<CountedQuantity>> inputs = new EnumMap<>(before.bySource());
          inputs.computeIfPresent(
              Source.TRADE, (_, all) -> instead(all, counting(trade, side, party, asked), own));
          return new Shared(
              numbers,
              inputs,
              instead(before.uncounted(), counting(beside.uncounted, side, party, asked), own),
              beside
                  .expected
                  .and(before.silence())
                  .and(
                      side == Side.SUPPLIER
                          ? SilentAcceptance.ALWAYS
                          : SilentAcceptance.at(db, it.scope(), null, it.moment(), now)));
        });
  }

  private static List<CountedQuantity> instead(
      List<CountedQuantity> before, List<CountedQuantity> now, Set<String> ofParts) {
    List<CountedQuantity> all = new ArrayList<>();
    for (CountedQuantity it : before) if (!ofParts.contains(it.part())) all.add(it);
    for (CountedQuantity it : now) if (ofParts.contains(it.part())) all.add(it);
    return all;
  }

  /** Reads the inputs that only the party itself sees. */
  Own own(ReadContext reading, Question asked, PartNumbers numbers, Instant now) {
    Side side = BalanceReading.side(reading);
    PartyCode party = reading.scope().party();
    return readings.read(
        BalanceReading.asOwner(reading, party),
        (db, it) -> {
          Map<Source, List<CountedQuantity>> own = new EnumMap<>(Source.class);
          // The supplier's stock and plans at its other sites decide from which one it ships.
          Question at = side == Side.SUPPLIER ? asked.atAllSites() : asked;
          for (Source from : Source.of(side, true))
            own.put(from, read(db, side, it, from, numbers, at, null, new Beside(), now));
          own.replaceAll((_, all) -> counting(all, side, party, asked));
          return new Own(own);
        });
  }

  /** The buyers' numbers; null: all. */
  private static @Nullable Set<String> parts(PartNumbers numbers, Question asked) {
    return asked.part() == null ? null : numbers.buyersNumbers(asked.part());
  }

  /**
   * The quantities of a part that the supplier promised and has not sent yet, by the supplier's own
   * number.
   */
  List<CountedQuantity> promised(
      ReadContext reading, PartNumbers numbers, String part, Instant now) {
    Set<String> parts = numbers.buyersNumbers(part);
    List<CountedQuantity> all =
        readings.read(
            reading,
            (db, it) -> {
              Trade trade = Trade.of(db, it.scope(), numbers, it.moment());
              ScheduleNetting since = OnTheWay.consumed(trade, parts, now);
              List<CountedQuantity> found =
                  new ArrayList<>(OpenCallOffs.promised(trade, parts, since, now));
              found.addAll(OpenOrderLines.promised(trade, parts));
              return found;
            });
    return all.stream().filter(it -> it.part().equals(part)).toList();
  }

  /** Reads one source. */
  List<CountedQuantity> readAgain(
      ReadContext reading,
      Side side,
      Source source,
      PartNumbers numbers,
      Question asked,
      Instant now) {
    List<CountedQuantity> read =
        readings.read(
            reading,
            (db, it) -> read(db, side, it, source, numbers, asked, null, new Beside(), now));
    return counting(read, side, reading.scope().party(), asked);
  }

  private static List<CountedQuantity> read(
      JdbcClient db,
      Side side,
      ReadContext it,
      Source from,
      PartNumbers numbers,
      Question asked,
      @Nullable List<CountedQuantity> orders,
      Beside beside,
      Instant now) {
    PartyScope scope = it.scope();
    Moment moment = it.moment();
    String part = asked.part();
    String site = asked.site();
    return switch (from) {
      case TRADE -> {
        Set<String> own = part == null ? null : Set.of(part);
        yield trade(db, side, it, numbers, own, asked, orders, beside, now);
      }
      case DEMAND -> GrossDemand.of(db, scope, part, site, moment, asked.each());
      case STOCK ->
          UsableStock.of(
              db,
              scope,
              side == Side.SUPPLIER,
              part,
              site,
              numbers::inspectionCounts,
              moment,
              asked.each());
      case OUTPUT -> OutputSupply.of(db, scope, part, site, moment, asked.each());
    };
  }

  /**
   * Reads call-offs, orders, promises and shipments.
   *
   * @param own parts, by the party's own numbers; null: all
   * @param orders the order inputs, where they were read already; else null
   * @param beside receives the despatches in a unit that cannot be netted
   */
  private static List<CountedQuantity> trade(
      JdbcClient db,
      Side side,
      ReadContext it,
      PartNumbers numbers,
      @Nullable Set<String> own,
      Question asked,
      @Nullable List<CountedQuantity> orders,
      Beside beside,
      Instant now) {
    boolean sells = side == Side.SUPPLIER;
    Set<String> parts = own == null ? null : numbers.buyersNumbers(own);
    String receiving = sells ? null : asked.site();
    Trade trade = Trade.of(db, it.scope(), numbers, it.moment()).each(asked.each());
    ScheduleNetting since = OnTheWay.consumed(trade, parts, now);
    beside.uncounted.addAll(since.uncounted());
    beside.expected = beside.expected.and(since.expected());
    List<CountedQuantity> all =
        new ArrayList<>(OpenCallOffs.of(trade, parts, receiving, asked.partner(), since, now));
    all.addAll(
        orders != null ? orders : OpenOrderLines.of(trade, parts, receiving, asked.partner()));
    if (!sells) all.addAll(OnTheWay.of(trade, own, asked.site(), asked.partner(), since));
    return all;
  }

  private static List<CountedQuantity> counting(
      List<CountedQuantity> all, Side side, PartyCode party, Question asked) {
    String part = asked.part();
    return all.stream()
        .filter(it -> part == null || it.part().equals(part))
        .filter(it -> !isForAnother(it, side == Side.SUPPLIER, party.value(), asked.partner()))
        .toList();
  }

  /**
   * Whether another partner has it. Free output is nobody's share. A supplier's free stock may
   * become any buyer's; a buyer's stock is its own, whoever sold it. Demand that names no supplier
   * is judged later.
   */
  private static boolean isForAnother(
      CountedQuantity it, boolean sells, String party, @Nullable String partner) {
    if (partner == null || partner.equals(it.partner())) return false;
    return switch (it.kind()) {
      case OUTPUT -> true;
      case STOCK -> sells && !party.equals(it.partner());
      case CALL_OFFS, ORDERS, DEMAND, TRANSIT, PROMISES -> it.partner() != null;
    };
  }
}
