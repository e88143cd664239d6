package weft.api.capacity;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading;
import weft.api.reading.ReadContexts;
import weft.balance.ShipDates;
import weft.calendar.SiteCalendar;
import weft.calendar.Week;
import weft.capacity.NotLoaded;
import weft.capacity.PartDemand;
import weft.capacity.PartLoad;
import weft.capacity.WeekLoads;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.PartTerms;
import weft.parts.Spread;
import weft.party.PartyScope;
import weft.projections.balance.Balances;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.OnTheWay;
import weft.projections.balance.OpenCallOffs;
import weft.projections.balance.OpenOrderLines;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.ScheduleNetting;
import weft.projections.balance.Trade;
import weft.projections.capacity.CapacityGroupRow;
import weft.scheduling.release.DateKind;

/**
 * The load of a capacity group from open call-offs and order lines, by ship week. The supplier sees
 * all of it, a buyer only its own.
 */
@Component
class GroupLoads {
  private final ReadContexts readings;
  private final BalanceReading balances;

  GroupLoads(ReadContexts readings, BalanceReading balances) {
    this.readings = readings;
    this.balances = balances;
  }

  /**
   * Loads by ship week.
   *
   * @param notCounted quantities in units without an agreed conversion
   */
  record Loads(Map<Week, Quantity> byWeek, Map<Week, List<NotLoaded>> notCounted) {}

  /**
   * The load of one line in a week.
   *
   * @param part the reader's own number; {@code partnerPart} is the partner's
   * @param load in the group's unit; zero where no conversion from its unit is agreed
   */
  record Loading(CountedQuantity of, String part, String partnerPart, Quantity load) {}

  private record Open(PartNumbers numbers, List<CountedQuantity> lines) {}

  /** Returns the loads of all weeks. */
  Loads of(GroupReading.Seen seen) {
    Gathering gathered = gathered(seen, false);
    Map<Week, Quantity> weeks = new TreeMap<>();
    for (Leaving it : gathered.leaving)
      gathered.loads(it).forEach((week, load) -> weeks.merge(week, load, Quantity::plus));
    Map<Week, List<NotLoaded>> notCounted = new TreeMap<>();
    for (Left it : gathered.left)
      notCounted
          .computeIfAbsent(it.week(), _ -> new ArrayList<>())
          .add(new NotLoaded(gathered.own(it.of(), it.part()), it.of().quantity(), it.of().unit()));
    return new Loads(weeks, notCounted);
  }

  /** Returns the loads of one week line by line, each with its source event. */
  List<Loading> of(GroupReading.Seen seen, Week week) {
    Gathering gathered = gathered(seen, true);
    List<Loading> all = new ArrayList<>();
    for (Leaving it : gathered.leaving) {
      Quantity load = gathered.loads(it).get(week);
      if (load != null && load.isPositive())
        all.add(gathered.loading(it.of(), it.demand().part(), load));
    }
    for (Left it : gathered.left)
      if (it.week().equals(week)) all.add(gathered.loading(it.of(), it.part(), Quantity.ZERO));
    return all;
  }

  /** Returns the parts that load the group, by the reader's own numbers. */
  Set<String> parts(GroupReading.Seen seen) {
    Set<String> parts = suppliers(seen.group());
    if (seen.reading().scope().role() == PartyScope.Role.SUPPLIER) return parts;
    return readings.read(
        seen.reading(),
        (db, it) ->
            PartNumbers.ofSupplier(db, it.scope(), seen.group().supplier(), parts, it.moment())
                .calledBy(parts));
  }

  private static Set<String> suppliers(CapacityGroupRow group) {
    return group.loads().stream().map(PartLoad::part).collect(Collectors.toSet());
  }

  private Gathering gathered(GroupReading.Seen seen, boolean each) {
    CapacityGroupRow group = seen.group();
    Set<String> parts = suppliers(group);
    Open open =
        readings.read(
            seen.reading(),
            (db, it) -> {
              PartyScope scope = it.scope();
              String partner = scope.role() == PartyScope.Role.SUPPLIER ? null : group.supplier();
              PartNumbers numbers =
                  PartNumbers.ofSupplier(db, scope, group.supplier(), parts, it.moment());
              Set<String> called = numbers.calledBy(parts);
              Trade trade = Trade.of(db, scope, numbers, it.moment()).each(each);
              ScheduleNetting since = OnTheWay.consumed(trade, called, balances.now(it));
              List<CountedQuantity> lines =
                  new ArrayList<>(OpenCallOffs.toShip(trade, called, partner, since));
              lines.addAll(OpenOrderLines.toShip(trade, called, partner));
              return new Open(numbers, lines);
            });
    return new Gathering(seen, open);
  }

  /** A line with its ship days, in its part's own unit. */
  private record Leaving(CountedQuantity of, PartDemand demand) {}

  /** A line in a unit without a conversion; the part is the supplier's number. */
  private record Left(Week week, CountedQuantity of, String part) {}

  /** Converts lines to the parts' own units and determines their ship days. */
  private final class Gathering {
    private final PartyScope scope;
    private final PartNumbers numbers;
    private final Balances.Calendars calendars;
    private final SiteCalendar site;
    private final LocalDate today;
    private final List<PartLoad> loads;
    private final Map<String, BaseUnit> unagreed = new HashMap<>();
    private final List<Leaving> leaving = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    Gathering(GroupReading.Seen seen, Open open) {
      scope = seen.reading().scope();
      numbers = open.numbers();
      calendars = balances.calendars(seen.reading());
      site = seen.works();
      today = seen.today();
      loads = seen.group().loads();
      Set<String> parts = suppliers(seen.group());
      for (CountedQuantity it : open.lines()) {
        String part = numbers.suppliers(it.partner(), it.partnerPart());
        if (parts.contains(part)) add(it, part);
      }
    }

    /** The reader's own number for a part, from the supplier's number. */
    String own(CountedQuantity it, String suppliers) {
      return scope.role() == PartyScope.Role.SUPPLIER ? suppliers : it.partnerPart();
    }

    Loading loading(CountedQuantity it, String suppliers, Quantity load) {
      boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
      return new Loading(it, own(it, suppliers), sells ? it.partnerPart() : suppliers, load);
    }

    Map<Week, Quantity> loads(Leaving it) {
      return WeekLoads.of(it.demand(), loads, site::works);
    }

    private void add(CountedQuantity it, String part) {
      Optional<PartTerms> terms =
          numbers.agreement(it.partner(), it.partnerPart()).map(row -> row.terms());
      BaseUnit unit =
          terms
              .map(agreed -> new BaseUnit(agreed.unit(), agreed.conversions()))
              .orElseGet(
                  () -> unagreed.computeIfAbsent(part, _ -> new BaseUnit(it.unit(), List.of())));
      ShipDates dates = dates(it, terms.orElse(null));
      LocalDate due = requireNonNull(it.on(), "a day");
      LocalDate first = leaves(dates, due);
      LocalDate last = leaves(dates, it.bucket().lastDay(due));
      unit.convert(it.quantity(), it.unit())
          .ifPresentOrElse(
              quantity -> leaving.add(new Leaving(it, new PartDemand(part, first, last, quantity))),
              () -> left.add(new Left(Week.of(first), it, part)));
    }

    private ShipDates dates(CountedQuantity it, @Nullable PartTerms terms) {
      boolean leaves = it.dateKind() == DateKind.SHIP;
      int transit = leaves || terms == null ? 0 : terms.transitDays();
      return new ShipDates(
          site,
          leaves ? site : receiving(it),
          transit,
          terms != null && terms.transitInCalendarDays(),
          Spread.FIRST,
          today);
    }

    private SiteCalendar receiving(CountedQuantity it) {
      String buyer =
          scope.role() == PartyScope.Role.SUPPLIER ? it.partner() : scope.party().value();
      return calendar(buyer, it.partnerSite());
    }

    private SiteCalendar calendar(@Nullable String party, @Nullable String of) {
      return party == null || of == null ? SiteCalendar.UNSTATED : calendars.of(party, of);
    }

    private LocalDate leaves(ShipDates dates, LocalDate due) {
      LocalDate day = dates.shipOn(due);
      return day.isBefore(today) ? today : day;
    }
  }
}
